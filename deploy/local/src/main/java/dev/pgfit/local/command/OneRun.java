package dev.pgfit.local.command;

import dev.pgfit.local.console.Console;
import dev.pgfit.local.console.ProgressView;
import dev.pgfit.local.run.Question;
import dev.pgfit.local.run.ReportFiles;
import dev.pgfit.local.run.RunApi;
import dev.pgfit.local.run.RunOutcome;
import dev.pgfit.local.run.RunSession;
import dev.pgfit.local.stack.DataFolder;
import java.util.Optional;

/** Asks a stack for runs, one after the other, and tells how each ended. */
record OneRun(StackForRun stack, RunApi api, DataFolder folder, Console console, boolean json) {

    /** How a run ended, and its report if there is a decision. */
    record Told(RunOutcome outcome, Optional<ReportFiles> report) {}

    /** Waits for its end; closes the view before anything is told. */
    Told ask(Question question, ProgressView view) throws InterruptedException {
        RunSession session = new RunSession(api, view);
        stack.cancelWith(session::cancel);
        RunOutcome outcome = session.run(question);
        view.close();
        return new Told(outcome, tell(outcome));
    }

    private Optional<ReportFiles> tell(RunOutcome outcome) {
        switch (outcome) {
            case RunOutcome.Decided decided -> {
                ReportFiles report = ReportFiles.save(api, decided.run(), folder.run(decided.run()));
                if (json) {
                    System.err.println("Report " + report.markdownFile());
                } else {
                    console.out().println(report.text().stripTrailing());
                    console.out().flush();
                }
                return Optional.of(report);
            }
            case RunOutcome.Failed failed ->
                System.err.println("pgfit: the run failed: " + failed.reason() + "\nlogs: " + folder.shown("logs"));
            case RunOutcome.Cancelled cancelled ->
                System.err.println("pgfit: run " + cancelled.run() + " was cancelled");
        }
        return Optional.empty();
    }
}
