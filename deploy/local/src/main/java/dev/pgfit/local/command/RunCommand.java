package dev.pgfit.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.local.console.Console;
import dev.pgfit.local.console.ProgressView;
import dev.pgfit.local.run.ReportFiles;
import dev.pgfit.local.run.RunApi;
import dev.pgfit.local.run.RunOutcome;
import dev.pgfit.local.run.RunRequest;
import dev.pgfit.local.run.RunSession;
import dev.pgfit.local.stack.DataFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pgfit run}: from the question to the report. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Installs both candidates, measures and probes them, and prints the decision.")
final class RunCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Option(names = "--quick", description = "About a minute instead of some: fewer, shorter rounds.")
    private boolean quick;

    @Option(names = "--json", description = "The report as JSON on standard output; progress on standard error.")
    private boolean json;

    @Option(names = "--spec", paramLabel = "FILE", description = "The run's specification, YAML or JSON.")
    private @Nullable Path spec;

    @Option(names = "--workload", paramLabel = "FILE", description = "A workload of your own, YAML.")
    private @Nullable Path workload;

    @Option(
            names = "--env",
            paramLabel = "NAME",
            description = "Where the candidates shall live: host (default), container, kubernetes, webvm, browser.")
    private @Nullable String environment;

    @Option(names = "--keep", description = "Leave the services up; pgfit down stops them.")
    private boolean keep;

    @Override
    public Integer call() throws Exception {
        JsonNode body = new RunRequest(quick, spec, workload, environment).body();
        Console console = Console.of(json);
        DataFolder folder = data.folder();
        try (ProgressView view = console.view();
                StackForRun stack = StackForRun.open(folder, data.artifacts(), keep, view);
                RunApi api = new RunApi(stack.state().decisionUrl())) {
            RunSession session = new RunSession(api, view);
            stack.cancelWith(session::cancel);
            RunOutcome outcome = session.run(body);
            view.close();
            tell(outcome, api, folder, console);
            return outcome.exitCode().number();
        }
    }

    private void tell(RunOutcome outcome, RunApi api, DataFolder folder, Console console) {
        switch (outcome) {
            case RunOutcome.Decided decided -> {
                ReportFiles report = ReportFiles.save(api, decided.run(), folder.run(decided.run()));
                console.out().println((json ? report.json() : report.text()).stripTrailing());
                if (json) {
                    System.err.println("Report " + report.markdownFile());
                }
            }
            case RunOutcome.Failed failed ->
                System.err.println("pgfit: the run failed: " + failed.reason() + "\nlogs: " + folder.shown("logs"));
            case RunOutcome.Cancelled cancelled ->
                System.err.println("pgfit: run " + cancelled.run() + " was cancelled");
        }
        console.out().flush();
    }
}
