package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Criterion;
import dev.pgfit.contracts.CriterionScore;
import dev.pgfit.contracts.Reason;
import dev.pgfit.contracts.Reason.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why, in words and figures: vetoes first, then criterion by criterion, then what was not measured. */
final class Reasons {
    private final Ruling ruling;
    private final List<Reason> reasons = new ArrayList<>();

    private Reasons(Ruling ruling) {
        this.ruling = ruling;
    }

    static List<Reason> of(Ruling ruling) {
        var all = new Reasons(ruling);
        all.vetoes();
        all.leaks(ruling.pglite());
        all.total();
        for (Figures figures : List.of(ruling.postgresql(), ruling.pglite())) {
            all.installation(figures);
            all.resources(figures);
            all.compatibility(figures);
        }
        all.performance();
        all.missing();
        return List.copyOf(all.reasons);
    }

    private void vetoes() {
        ruling.vetoes()
                .forEach(finding -> add(
                        CandidateKind.POSTGRESQL,
                        Stance.AGAINST,
                        finding.criterion(),
                        "Vetoed by the gate " + finding.gate().id() + ": asked "
                                + finding.gate().limit() + ", was "
                                + finding.gate().actual()));
    }

    /** No figure outweighs this; PostgreSQL's own is a veto. */
    private void leaks(Figures figures) {
        List<String> findings = figures.securityFindings();
        if (!findings.isEmpty()) {
            add(
                    figures.candidate(),
                    Stance.AGAINST,
                    Criterion.COMPATIBILITY,
                    "SECURITY: as it is, sessions see what belongs to others (" + Words.list(findings.stream(), 4)
                            + "): fit only behind a front that keeps them apart, whatever its score");
        }
    }

    private void total() {
        double acceptance = ruling.criteria().acceptance();
        boolean reached = ruling.total() >= acceptance;
        add(
                CandidateKind.POSTGRESQL,
                reached ? Stance.FOR : Stance.AGAINST,
                heaviest(),
                "Weighted score " + Words.score(ruling.total())
                        + (reached ? " reaches the acceptance of " : " misses the acceptance of ")
                        + Words.score(acceptance));
    }

    private void installation(Figures figures) {
        String limit = Words.seconds(ruling.criteria().thresholds().installDuration());
        figures.installed().filter(installed -> figures.shortcut().isEmpty()).ifPresent(installed -> {
            double seconds = figures.installSeconds().orElse(0);
            boolean fast =
                    seconds < ruling.criteria().thresholds().installDuration().toNanos() / 1e9;
            add(
                    figures.candidate(),
                    fast ? Stance.FOR : Stance.AGAINST,
                    Criterion.INSTALLATION,
                    "Installed in " + Words.seconds(seconds)
                            + (installed.machine() == null ? "" : ", boot and initdb in the machine")
                            + (fast ? ", under" : ", not under") + " the limit of "
                            + limit);
        });
        figures.installationFailed()
                .ifPresent(failed -> add(
                        figures.candidate(),
                        Stance.AGAINST,
                        Criterion.INSTALLATION,
                        "Could not be installed: " + failed.failedStep() + " failed: " + failed.reason()));
    }

    private void performance() {
        figuresOfBenchmark(ruling.postgresql());
        figuresOfBenchmark(ruling.pglite());
    }

    private void figuresOfBenchmark(Figures figures) {
        var benchmark = ruling.reports().comparison();
        if (benchmark == null || figures.speed().isEmpty()) {
            return;
        }
        var summary = benchmark.summary();
        boolean mine = figures.candidate() == CandidateKind.POSTGRESQL;
        double speed = figures.speed().getAsDouble();
        add(
                figures.candidate(),
                speed >= 1 ? Stance.FOR : Stance.AGAINST,
                Criterion.PERFORMANCE,
                speed(figures, speed) + " (geometric mean); faster in "
                        + (mine ? summary.postgresqlFaster() : summary.pgliteFaster()) + " of "
                        + Words.times(summary.total(), "test") + ", slower in "
                        + (mine ? summary.pgliteFaster() : summary.postgresqlFaster()) + ", not provable in "
                        + summary.notProvable());
    }

    /** Where one of both is many times slower, a share says more than a factor of 0.03. */
    private String speed(Figures figures, double speed) {
        boolean mine = figures.candidate() == CandidateKind.POSTGRESQL;
        String other = (mine ? ruling.pglite() : ruling.postgresql()).name();
        return speed < 0.1
                ? Words.share(speed) + " of the speed of " + other
                : Words.ratio(speed) + " times the speed of " + other;
    }

    private void resources(Figures figures) {
        figures.resources().ifPresent(resources -> {
            var limits = ruling.criteria().thresholds();
            double memory = figures.memoryBytes().orElse(0);
            double cpu = figures.cpuPercent().orElse(0);
            boolean good =
                    memory < limits.averageMemoryBytes() && cpu < limits.averageCpuPercent() && resources.stable();
            String load = figures.loadCpuPercent().isPresent()
                    ? ", " + Words.percent(figures.loadCpuPercent().getAsDouble()) + " under load"
                    : "";
            add(
                    figures.candidate(),
                    good ? Stance.FOR : Stance.AGAINST,
                    Criterion.RESOURCES,
                    level(figures) + "verage memory " + Words.megabytes(memory) + " (limit "
                            + Words.megabytes(limits.averageMemoryBytes()) + "), average CPU " + Words.percent(cpu)
                            + " of a core (limit " + Words.percent(limits.averageCpuPercent()) + load + "), "
                            + (resources.stable() ? "stable" : "not stable: " + resources.stability())
                            + guest(figures));
        });
    }

    /** Where there are two levels, which one this is. */
    private static String level(Figures figures) {
        return figures.guest().isPresent() ? "Host process tree: a" : "A";
    }

    private static String guest(Figures figures) {
        return figures.guest()
                .map(guest -> "; inside the guest, where no limit applies, "
                        + Words.megabytes(guest.memoryUsedBytes().average()) + " of "
                        + Words.megabytes(guest.memoryTotalBytes()) + " used, PostgreSQL's share "
                        + Words.megabytes(guest.databasePssBytes().average()))
                .orElse("");
    }

    private void compatibility(Figures figures) {
        figures.compatibility().ifPresent(c -> {
            var limits = ruling.criteria().thresholds();
            boolean good = c.score() >= limits.compatibilityScore()
                    && c.criticalFailures() <= limits.criticalFailures()
                    && figures.securityFindings().isEmpty();
            String failing = Words.list(figures.notPassed().stream().map(check -> check.id()), 4);
            add(
                    figures.candidate(),
                    good ? Stance.FOR : Stance.AGAINST,
                    Criterion.COMPATIBILITY,
                    "Passed " + c.passed() + " of " + Words.times(c.total(), "check")
                            + (failing.isEmpty() ? "" : "; not passed: " + failing)
                            + (figures.failingLayers().isEmpty() ? "" : ", " + figures.failingLayers())
                            + (c.criticalFailures() == 0
                                    ? ""
                                    : " (" + Words.times(c.criticalFailures(), "critical failure") + ")"));
        });
    }

    private void missing() {
        ruling.scores().stream()
                .filter(score -> !score.measured())
                .forEach(score -> add(
                        CandidateKind.POSTGRESQL,
                        Stance.AGAINST,
                        score.criterion(),
                        missing(score.criterion()) + ": it counts with the fallback score of "
                                + Words.score(ruling.criteria().fallbackScore())
                                + ", and the confidence is lower for it"));
    }

    private String missing(Criterion criterion) {
        return ruling.postgresql()
                .shortcut()
                .filter(installed -> criterion == Criterion.INSTALLATION)
                .map(installed -> "No installation was measured, for it was " + InstallationWords.instead(installed))
                .orElse("No figures for " + name(criterion));
    }

    /** A reason about the total belongs to the criterion that moved it most. */
    private Criterion heaviest() {
        return ruling.scores().stream()
                .reduce((a, b) -> a.weight() >= b.weight() ? a : b)
                .map(CriterionScore::criterion)
                .orElse(Criterion.PERFORMANCE);
    }

    private static String name(Criterion criterion) {
        return criterion.name().toLowerCase(Locale.ROOT);
    }

    private void add(CandidateKind candidate, Stance stance, Criterion criterion, String text) {
        reasons.add(new Reason(candidate, stance, criterion, text));
    }
}
