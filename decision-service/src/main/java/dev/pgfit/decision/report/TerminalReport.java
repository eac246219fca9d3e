package dev.pgfit.decision.report;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.FlipPoint;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Recommendation;
import dev.pgfit.contracts.Statistics;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.decision.matrix.CandidateName;
import dev.pgfit.decision.matrix.Figures;
import dev.pgfit.decision.matrix.InstallationWords;
import dev.pgfit.decision.matrix.LimitWords;
import dev.pgfit.decision.matrix.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The summary for a terminal: one line per phase, the recommendation, and where to read more. */
public final class TerminalReport {
    private static final int LABEL = 18;
    private static final String GAP = "       ";
    private static final String MISSING = "no report";

    private final RunReport report;
    private final Figures postgresql;
    private final Figures pglite;
    private final StringBuilder text = new StringBuilder();

    private TerminalReport(RunReport report) {
        this.report = report;
        this.postgresql = new Figures(CandidateKind.POSTGRESQL, report.reports());
        this.pglite = new Figures(CandidateKind.PGLITE, report.reports());
    }

    /**
     * @param reportAt where the full report is
     * @param eventsAt where the decision was published
     */
    public static String render(RunReport report, String reportAt, String eventsAt) {
        var terminal = new TerminalReport(report);
        if (terminal.machine()) {
            terminal.line("Compared", CandidateName.inFull(CandidateKind.POSTGRESQL, report.reports()));
            terminal.more(CandidateName.inFull(CandidateKind.PGLITE, report.reports()));
        }
        terminal.place();
        terminal.both("Installation", terminal::installation);
        terminal.line("Benchmark", terminal.benchmark());
        terminal.both("Resources", terminal::resources);
        terminal.binding();
        terminal.guest();
        terminal.both("Compatibility", terminal::compatibility);
        terminal.recommendation();
        terminal.line("Report", reportAt + "   Events: " + eventsAt);
        return terminal.text.toString();
    }

    /** Where that isn't plain, and within what limits. */
    private void place() {
        var environment = report.run().spec().environment();
        var limits = LimitWords.of(report.reports().installation());
        if (environment == Environment.CONTAINER || environment == Environment.KUBERNETES || limits.isPresent()) {
            line(
                    "Environment",
                    MarkdownReport.lower(environment)
                            + limits.map(words -> "; limits of " + words).orElse(""));
        }
    }

    /** Names with a place and two levels of figures don't fit on one line. */
    private boolean machine() {
        return !postgresql.name().equals(CandidateKind.POSTGRESQL.title());
    }

    private void both(String label, Function<Figures, String> content) {
        if (machine()) {
            line(label, content.apply(postgresql));
            more(content.apply(pglite));
        } else {
            line(label, content.apply(postgresql) + GAP + content.apply(pglite));
        }
    }

    /** The limits apply to the lines above this one, which are of the process tree on the host. */
    private void guest() {
        postgresql
                .guest()
                .ifPresent(guest -> more("inside the guest (no limit applies): memory used avg "
                        + Words.megabytes(guest.memoryUsedBytes().average()) + " of "
                        + Words.megabytes(guest.memoryTotalBytes()) + ", PostgreSQL's PSS avg "
                        + Words.megabytes(guest.databasePssBytes().average()) + ", load avg "
                        + GuestTable.load(guest.load().average())));
    }

    /** Which limit stands in the way first. */
    private void binding() {
        for (Figures figures : List.of(postgresql, pglite)) {
            figures.resources()
                    .flatMap(ResourcesOutlook::first)
                    .ifPresent(first -> more(figures.name() + " is bound first by " + first));
        }
    }

    private String installation(Figures figures) {
        if (machine() && figures.installed().isPresent()) {
            return installed(figures, figures.installed().get());
        }
        String name = figures.name();
        return figures.installed()
                .map(installed -> name + version(installed) + " in " + Words.seconds(installed.duration()) + ", "
                        + Words.megabytes(installed.footprint().diskBytes()) + " disk, "
                        + Words.megabytes(installed.footprint().memoryBytes()) + " memory")
                .or(() -> figures.installationFailed()
                        .map(failed -> name + " failed at " + failed.failedStep() + ": " + failed.reason()))
                .orElse(name + " " + MISSING);
    }

    private static String installed(Figures figures, Installed installed) {
        String uncounted = Words.list(
                installed.steps().stream()
                        .filter(step -> !step.counted())
                        .map(step -> step.name() + " " + Words.seconds(step.duration())),
                3);
        return figures.name() + " "
                + figures.shortcut()
                        .map(other -> InstallationWords.done(other) + " (no installation: not used)")
                        .orElse(InstallationWords.done(installed))
                + (uncounted.isEmpty() ? "" : ", not counted: " + uncounted) + ", "
                + Words.megabytes(installed.footprint().diskBytes()) + " disk, "
                + Words.megabytes(installed.footprint().memoryBytes()) + " memory";
    }

    private String benchmark() {
        BenchmarkReport benchmark = report.reports().benchmark();
        if (benchmark == null) {
            return MISSING;
        }
        var summary = benchmark.summary();
        if (report.reports().control()) {
            return "control, one candidate against itself: " + ControlWords.of(benchmark);
        }
        return Words.times(summary.total(), "test") + ": " + postgresql.name() + " faster " + summary.postgresqlFaster()
                + ", " + pglite.name() + " faster " + summary.pgliteFaster() + ", equivalent " + summary.equivalent()
                + (summary.notProvable() > 0 ? ", not provable " + summary.notProvable() : "")
                + ", ratio " + (summary.ratio() == null ? "none" : Words.ratio(summary.ratio()));
    }

    private String resources(Figures figures) {
        String name = figures.name();
        return figures.window(WindowKind.OVERALL)
                .filter(window -> window.memoryBytes() != null && window.cpuPercent() != null)
                .map(window -> {
                    Statistics memory = window.memoryBytes();
                    Statistics cpu = window.cpuPercent();
                    return name + host(figures) + " memory (PSS) avg " + Words.megabytes(memory.average()) + " peak "
                            + Words.megabytes(memory.peak())
                            + ", CPU avg " + Words.percent(cpu.average()) + " peak " + Words.percent(cpu.peak()) + ", "
                            + (figures.resources().filter(r -> r.stable()).isPresent() ? "stable" : "not stable");
                })
                .orElse(name + " " + MISSING);
    }

    private static String host(Figures figures) {
        return figures.guest().isPresent() ? ", host process tree:" : "";
    }

    private String compatibility(Figures figures) {
        String name = figures.name();
        return figures.compatibility()
                .map(c -> name + " " + c.passed() + "/" + c.total() + layers(figures) + leaks(figures)
                        + failing(figures.notPassed()))
                .orElse(name + " " + MISSING);
    }

    private static String layers(Figures figures) {
        return figures.failingLayers().isEmpty() ? "" : " (" + figures.failingLayers() + ")";
    }

    private static String leaks(Figures figures) {
        return figures.securityFindings().isEmpty()
                ? ""
                : ", SECURITY: sessions see what belongs to others ("
                        + Words.list(figures.securityFindings().stream(), 2) + ")";
    }

    private static String failing(List<CheckResult> checks) {
        return checks.isEmpty()
                ? ""
                : ": "
                        + Words.list(
                                checks.stream()
                                        .map(check -> check.id() + " "
                                                + String.valueOf(check.outcome())
                                                        .toLowerCase(Locale.ROOT)
                                                + (check.message() == null
                                                        ? ""
                                                        : ": " + Words.briefly(check.message()))),
                                2);
    }

    private void recommendation() {
        Decision decision = report.decision();
        if (decision == null) {
            String reason = report.run().reason();
            line(
                    "Recommendation",
                    "none: the run is " + report.run().state().text() + (reason == null ? "" : ": " + reason));
            return;
        }
        line(
                "Recommendation",
                decision.recommendation().title() + "   (confidence " + Words.share(decision.confidence()) + ")");
        items(
                "because",
                decision.reasons().stream()
                        .map(reason -> CandidateName.of(reason.candidate(), report.reports()) + ", "
                                + reason.stance().name().toLowerCase(Locale.ROOT) + ": " + reason.text())
                        .toList());
        items(
                "risks",
                decision.risks().stream()
                        .map(risk -> risk.text() + " → " + risk.mitigation())
                        .toList());
        items(
                decision.recommendation() == Recommendation.USE_ENHANCED_PGLITE
                        ? "the other answer needs all of"
                        : "the other answer needs one of",
                decision.otherAnswer());
        sensitivity(decision);
        items("next steps", decision.nextSteps());
    }

    /** What flips, in full; what never does, by name. */
    private void sensitivity(Decision decision) {
        var lines = new ArrayList<String>();
        decision.sensitivity().stream().filter(flip -> flip.flipsAt() != null).forEach(flip -> lines.add(flip.text()));
        String never = decision.sensitivity().stream()
                .filter(flip -> flip.flipsAt() == null)
                .map(FlipPoint::part)
                .collect(Collectors.joining(", "));
        if (!never.isEmpty()) {
            lines.add("never by itself: " + never);
        }
        items("sensitivity", lines);
    }

    /** The first on the label's own line, the others under it. */
    private void items(String label, List<String> items) {
        String lead = "  " + label + " ";
        for (String item : items) {
            text.append(lead).append(item).append('\n');
            lead = " ".repeat(lead.length());
        }
    }

    private void line(String label, String content) {
        text.append(label)
                .append(" ".repeat(LABEL - label.length()))
                .append(content)
                .append('\n');
    }

    /** A line under the last one, without a label. */
    private void more(String content) {
        text.append(" ".repeat(LABEL)).append(content).append('\n');
    }

    private static String version(Installed installed) {
        return installed.target().engineVersion() == null
                ? ""
                : " " + installed.target().engineVersion();
    }
}
