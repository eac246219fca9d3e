package dev.pgfit.local.command;

import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.local.console.Console;
import dev.pgfit.local.console.ProgressView;
import dev.pgfit.local.hold.Holding;
import dev.pgfit.local.hold.Installation;
import dev.pgfit.local.image.ImageStep;
import dev.pgfit.local.image.Images;
import dev.pgfit.local.run.MemorySize;
import dev.pgfit.local.run.Question;
import dev.pgfit.local.run.RunApi;
import dev.pgfit.local.run.RunRequest;
import dev.pgfit.local.stack.DataFolder;
import dev.pgfit.local.stack.RunningStacks;
import dev.pgfit.local.stack.StackState;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pgfit run}: from the question to the report. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Installs both candidates, measures and probes them, and prints the decision.",
            "Without --env: PostgreSQL in a virtual machine in WebAssembly and PGlite beside it under Node.js; where"
                    + " the machine's image can't be had, both on this host, and one line says why."
        },
        footer = {"", "With several sizes of --memory the exit code is 0 when each run reached a decision, else 3."})
final class RunCommand implements Callable<Integer> {
    @Option(
            names = "--quick",
            description = "Fewer, shorter rounds: about two minutes with --env host, about seven with --env webvm.")
    private boolean quick;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private PlaceOptions place;

    @Option(
            names = "--memory",
            paramLabel = "MB",
            split = ",",
            converter = PlaceOptions.Memory.class,
            description = "Memory of the virtual machine (default 128); with --env host, container or kubernetes the"
                    + " limit of each candidate, such as 512Mi. Several, such as 128,192,256: a run with each, then"
                    + " the smallest that is enough.")
    private List<MemorySize> memory = List.of();

    @Option(names = "--spec", paramLabel = "FILE", description = "The run's specification, YAML or JSON.")
    private @Nullable Path spec;

    @Option(
            names = "--workload",
            paramLabel = "NAME|FILE",
            description = "default, tpcb-like or select-only; or a workload of your own, YAML.")
    private @Nullable Path workload;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private CheckOptions checks;

    @Option(
            names = "--control",
            paramLabel = "aa",
            description = "aa: benchmark PostgreSQL against itself. There is no difference, so what it claims is the"
                    + " measurement's own error.")
    private BenchmarkSpec.@Nullable Control control;

    @Option(
            names = "--json",
            description = "The report as JSON on standard output, with several sizes of --memory an array of them;"
                    + " progress on standard error.")
    private boolean json;

    @Option(names = "--keep", description = "Leave the services up; pgfit down stops them.")
    private boolean keep;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Override
    public Integer call() throws Exception {
        List<MemorySize> sizes = memory.stream()
                .distinct()
                .sorted(Comparator.comparing(size -> size.quantity().value()))
                .toList();
        Question asked = new RunRequest(
                        quick, spec, workload, control, place.place(sizes.isEmpty() ? null : sizes.getFirst()))
                .question();
        checks.into(asked.body());
        place.image().ifPresent(Images::checkReadable);
        data.artifacts().checkBuilt();
        Console console = Console.of(json);
        DataFolder folder = data.folder();
        RunningStacks.toUse(folder).ifPresent(RunCommand::refuseWhenHolding);
        try (ProgressView view = console.view()) {
            Question question = ImageStep.settle(asked, place.image(), Images.of(folder), view);
            try (StackForRun stack = StackForRun.open(folder, data.artifacts(), keep, view);
                    RunApi api = new RunApi(stack.state().decisionUrl())) {
                OneRun runs = new OneRun(stack, api, folder, console, json);
                return sizes.size() > 1
                        ? new RunSeries(runs).ask(question, sizes, view).number()
                        : one(runs, question, view);
            }
        }
    }

    private int one(OneRun runs, Question question, ProgressView view) throws InterruptedException {
        OneRun.Told told = runs.ask(question, view);
        if (json) {
            told.report()
                    .ifPresent(
                            report -> runs.console().out().println(report.json().stripTrailing()));
            runs.console().out().flush();
        }
        return told.outcome().exitCode().number();
    }

    /** Candidates that are there for people would have a run wait for ever, and disturb its figures. */
    private static void refuseWhenHolding(StackState state) {
        try (RunApi api = new RunApi(state.decisionUrl())) {
            for (Installation present : Holding.present(state)) {
                if (!api.isRun(present.id())) {
                    throw new Failure(
                            ExitCode.MISSING_PREREQUISITE,
                            "pgfit up holds candidates there, and a run would have to wait for their end:"
                                    + " pgfit down first, or another folder with --data");
                }
            }
        }
    }
}
