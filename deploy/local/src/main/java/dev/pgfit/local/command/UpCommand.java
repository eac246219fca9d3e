package dev.pgfit.local.command;

import dev.pgfit.local.console.Console;
import dev.pgfit.local.console.ProgressView;
import dev.pgfit.local.hold.Connections;
import dev.pgfit.local.hold.Holding;
import dev.pgfit.local.hold.Installation;
import dev.pgfit.local.image.ImageStep;
import dev.pgfit.local.image.Images;
import dev.pgfit.local.run.MemorySize;
import dev.pgfit.local.run.Place;
import dev.pgfit.local.run.Question;
import dev.pgfit.local.run.RunRequest;
import dev.pgfit.local.stack.DataFolder;
import dev.pgfit.local.stack.RunningStacks;
import dev.pgfit.local.stack.StackState;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pgfit up}: the services in the background; a second call finds them there. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts the services in the background and returns when they are ready.",
            "With --env it also installs both candidates there, for you to use: it prints how to connect, and pgfit"
                    + " down takes them away."
        })
final class UpCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private PlaceOptions place;

    @Option(
            names = "--memory",
            paramLabel = "MB",
            converter = PlaceOptions.Memory.class,
            description = "Memory of the virtual machine (default 128); with --env host, container or kubernetes the"
                    + " limit of each candidate, such as 512Mi.")
    private @Nullable MemorySize memory;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Override
    public Integer call() {
        Place asked = place.place(memory);
        Question question = new RunRequest(false, null, null, null, asked).question();
        boolean hold = question.placeChosen();
        if (!hold && (!asked.equals(Place.UNSAID) || place.image().isPresent())) {
            throw new Failure(ExitCode.BAD_INPUT, "candidates are only installed where --env says: --env is missing");
        }
        place.image().ifPresent(Images::checkReadable);
        data.artifacts().checkBuilt();
        DataFolder folder = data.folder();
        Console console = Console.of(false);
        StackState state;
        List<Installation> held;
        try (ProgressView view = console.view()) {
            Question settled = hold ? ImageStep.settle(question, place.image(), Images.of(folder), view) : question;
            state = RunningStacks.toUse(folder).orElseGet(() -> Background.start(folder, data.artifacts(), view));
            held = Holding.present(state);
            if (hold) {
                refuseSecond(held);
                held = List.of(Holding.hold(settled, state, view));
            }
        }
        tell(state, held, console);
        return 0;
    }

    private static void refuseSecond(List<Installation> held) {
        if (!held.isEmpty()) {
            throw new Failure(
                    ExitCode.MISSING_PREREQUISITE,
                    "candidates are there already (pgfit status shows them): pgfit down first");
        }
    }

    private static void tell(StackState state, List<Installation> held, Console console) {
        state.services().forEach(service -> console.out().printf("%-18s %s%n", service.name(), service.url()));
        console.out().printf("%-18s %s%n", "kafka", state.kafka());
        for (Installation installation : held) {
            console.out().println();
            Connections.lines(installation).forEach(console.out()::println);
        }
        console.out()
                .printf(
                        "%nAsk for a run:  curl -i -X POST -H 'Content-Type: application/json' -d '{}' %s/runs%n",
                        state.decisionUrl());
        console.out().println("Stop it all:    pgfit down");
    }
}
