package dev.pgfit.local.command;

import dev.pgfit.local.console.Console;
import dev.pgfit.local.console.ProgressView;
import dev.pgfit.local.stack.DataFolder;
import dev.pgfit.local.stack.RunningStacks;
import dev.pgfit.local.stack.StackState;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pgfit up}: the services in the background; a second call finds them there. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the services in the background and returns when they are ready.")
final class UpCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Override
    public Integer call() {
        DataFolder folder = data.folder();
        Console console = Console.of(false);
        StackState state;
        try (ProgressView view = console.view()) {
            state = RunningStacks.toUse(folder).orElseGet(() -> Background.start(folder, data.artifacts(), view));
        }
        state.services().forEach(service -> console.out().printf("%-18s %s%n", service.name(), service.url()));
        console.out().printf("%-18s %s%n", "kafka", state.kafka());
        console.out()
                .printf(
                        "%nAsk for a run:  curl -i -X POST -H 'Content-Type: application/json' -d '{}' %s/runs%n",
                        state.decisionUrl());
        console.out().println("Stop it all:    pgfit down");
        return 0;
    }
}
