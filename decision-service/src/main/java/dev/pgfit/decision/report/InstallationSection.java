package dev.pgfit.decision.report;

import dev.pgfit.contracts.CandidateInstallation;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Installed;
import dev.pgfit.decision.matrix.CandidateName;
import dev.pgfit.decision.matrix.InstallationWords;
import dev.pgfit.decision.matrix.Reports;
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
        var reports = new Reports(report, null, null, null);
        report.candidates().forEach(candidate -> write(page, candidate, reports));
    }

    private static void write(Markdown page, CandidateInstallation candidate, Reports reports) {
        page.heading(3, CandidateName.inFull(candidate.candidate(), reports));
        switch (candidate) {
            case Installed installed -> installed(page, installed);
            case InstallationFailed failed -> failed(page, failed);
        }
        steps(page, candidate, true);
        if (candidate.steps().stream().anyMatch(step -> !step.counted())) {
            page.paragraph("Not counted, because it is done once for many installations:");
            steps(page, candidate, false);
        }
    }

    private static void steps(Markdown page, CandidateInstallation candidate, boolean counted) {
        page.table(
                List.of("Step", "Outcome", "Duration", "Peak memory", "CPU", "Disk"),
                candidate.steps().stream()
                        .filter(step -> step.counted() == counted)
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
                + " over " + target.transport() + ", " + InstallationWords.done(installed)
                + "; then it used "
                + Words.megabytes(installed.footprint().memoryBytes()) + " of memory in "
                + installed.footprint().processes() + " processes" + " and "
                + Words.megabytes(installed.footprint().diskBytes()) + " of disk.");
        if (installed.limits() != null) {
            page.paragraph("Limits: " + installed.limits().inWords() + ".");
        }
        method(page, installed);
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

    private static void method(Markdown page, Installed installed) {
        boolean postgresql = installed.candidate() == CandidateKind.POSTGRESQL;
        if (postgresql && installed.method() != InstallationMethod.MEASURED) {
            page.paragraph("Method " + MarkdownReport.lower(installed.method())
                    + ": this is no installation. The decision asks for " + InstallationWords.asked(installed)
                    + ", which this run did not do, and does not use this duration.");
        } else if (installed.machine() != null) {
            page.paragraph("Method measured: " + InstallationWords.asked(installed)
                    + " were done and timed in this run; this is the duration that the decision uses.");
        }
        if (installed.machine() != null) {
            page.paragraph(
                    "Durability: a flush to disk inside the guest reaches only memory of the program that runs the"
                            + " machine. What it has confirmed is lost when that program ends.");
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
