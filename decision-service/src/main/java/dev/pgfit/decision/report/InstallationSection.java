package dev.pgfit.decision.report;

import dev.pgfit.contracts.CandidateInstallation;
import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Installed;
import dev.pgfit.decision.matrix.Words;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the candidates were installed. */
final class InstallationSection {
    private InstallationSection() {}

    static void write(Markdown page, @Nullable InstallationReport report) {
        page.heading(2, "Installation");
        if (report == null) {
            page.paragraph("No report.");
            return;
        }
        report.candidates().forEach(candidate -> write(page, candidate));
    }

    private static void write(Markdown page, CandidateInstallation candidate) {
        page.heading(3, candidate.candidate().title());
        switch (candidate) {
            case Installed installed -> installed(page, installed);
            case InstallationFailed failed -> failed(page, failed);
        }
        page.table(
                List.of("Step", "Outcome", "Duration", "Peak memory", "CPU", "Disk"),
                candidate.steps().stream()
                        .map(step -> List.of(
                                step.name(),
                                MarkdownReport.lower(step.outcome()),
                                Words.seconds(step.duration()),
                                Words.megabytes(step.peakMemoryBytes()),
                                Words.seconds(step.cpuSeconds()),
                                Words.megabytes(step.diskBytes())))
                        .toList());
    }

    private static void installed(Markdown page, Installed installed) {
        var target = installed.target();
        page.paragraph(installed.serverVersion() + ", in the environment " + MarkdownReport.lower(target.environment())
                + " over " + target.transport() + ", installed in " + Words.seconds(installed.duration())
                + "; then it used "
                + Words.megabytes(installed.footprint().memoryBytes()) + " of memory in "
                + installed.footprint().processes() + " processes" + " and "
                + Words.megabytes(installed.footprint().diskBytes()) + " of disk.");
        page.list(installed.notes());
        if (!installed.extensions().isEmpty()) {
            page.paragraph("Extensions: " + String.join(", ", installed.extensions()) + ".");
        }
        if (!installed.tuning().isEmpty()) {
            page.table(
                    List.of("Setting", "Value"),
                    installed.tuning().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(setting -> List.of(setting.getKey(), setting.getValue()))
                            .toList());
        }
    }

    private static void failed(Markdown page, InstallationFailed failed) {
        page.paragraph("Failed at " + failed.failedStep() + " after " + Words.seconds(failed.duration()) + ": "
                + failed.reason());
        page.list(failed.outputTail());
        var rollback = failed.rollback();
        page.paragraph(
                rollback.complete()
                        ? "Everything was taken back."
                        : "Left over: " + String.join(", ", rollback.leftovers()) + ".");
    }
}
