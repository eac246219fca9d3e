package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Criterion;
import dev.pgfit.contracts.Gate;
import dev.pgfit.contracts.Gate.Outcome;
import dev.pgfit.contracts.Thresholds;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/** The limits that veto PostgreSQL when it misses one, whatever the score. */
final class Gates {
    private static final String UNKNOWN = "not measured";

    private final Thresholds limits;
    private final Figures postgresql;

    private Gates(Thresholds limits, Figures postgresql) {
        this.limits = limits;
        this.postgresql = postgresql;
    }

    static List<Finding> of(Reports reports, Thresholds limits) {
        var gates = new Gates(limits, new Figures(CandidateKind.POSTGRESQL, reports));
        return List.of(
                gates.installed(),
                gates.installDuration(),
                gates.below(
                        "average_memory",
                        Criterion.RESOURCES,
                        gates.postgresql.memoryBytes(),
                        limits.averageMemoryBytes(),
                        Words::megabytes,
                        LimitWords.memory(reports.installation(), CandidateKind.POSTGRESQL)),
                gates.below(
                        "average_cpu",
                        Criterion.RESOURCES,
                        gates.postgresql.cpuPercent(),
                        limits.averageCpuPercent(),
                        Words::percent,
                        LimitWords.cpu(reports.installation(), CandidateKind.POSTGRESQL)),
                gates.stable(),
                gates.performance(),
                gates.compatibility(),
                gates.criticalFailures(),
                gates.security());
    }

    private Finding installed() {
        if (postgresql.installed().isPresent()) {
            return finding("installation_succeeded", Criterion.INSTALLATION, true, "installed", "installed", 1);
        }
        return postgresql
                .installationFailed()
                .map(failed -> finding(
                        "installation_succeeded",
                        Criterion.INSTALLATION,
                        false,
                        "installed",
                        "failed at " + failed.failedStep() + ": " + failed.reason(),
                        1))
                .orElseGet(() -> unknown("installation_succeeded", Criterion.INSTALLATION, "installed"));
    }

    /** Only an installation that was done now says how long one takes. */
    private Finding installDuration() {
        double limit = limits.installDuration().toNanos() / 1e9;
        return postgresql
                .shortcut()
                .map(installed -> new Finding(
                        new Gate(
                                "install_duration",
                                Outcome.UNKNOWN,
                                "< " + Words.seconds(limit),
                                InstallationWords.instead(installed)),
                        Criterion.INSTALLATION,
                        0))
                .orElseGet(() -> below(
                        "install_duration",
                        Criterion.INSTALLATION,
                        postgresql.installSeconds(),
                        limit,
                        Words::seconds,
                        ""));
    }

    private Finding below(
            String id,
            Criterion criterion,
            OptionalDouble figure,
            double limit,
            DoubleFunction<String> words,
            String within) {
        String asked = "< " + words.apply(limit);
        if (figure.isEmpty()) {
            return unknown(id, criterion, asked);
        }
        double actual = figure.getAsDouble();
        double distance = Math.abs(actual - limit) / limit;
        return finding(id, criterion, actual < limit, asked, words.apply(actual) + within, distance);
    }

    private Finding stable() {
        return postgresql
                .resources()
                .map(r -> finding(
                        "stability",
                        Criterion.RESOURCES,
                        r.stable(),
                        "stable",
                        (r.stable() ? "stable: " : "not stable: ") + r.stability(),
                        1))
                .orElseGet(() -> unknown("stability", Criterion.RESOURCES, "stable"));
    }

    private Finding performance() {
        double limit = limits.performanceRatio();
        String asked = "≥ " + Words.share(limit) + " of PGlite's speed";
        OptionalDouble speed = postgresql.speed();
        if (speed.isEmpty()) {
            return unknown("performance", Criterion.PERFORMANCE, asked);
        }
        double actual = speed.getAsDouble();
        return finding(
                "performance",
                Criterion.PERFORMANCE,
                actual >= limit,
                asked,
                Words.share(actual),
                Math.abs(actual - limit) / limit);
    }

    private Finding compatibility() {
        double limit = limits.compatibilityScore();
        String asked = "≥ " + Words.share(limit);
        return postgresql
                .compatibility()
                .map(c -> {
                    boolean passed = c.score() >= limit;
                    double room = passed ? 1 - limit : limit;
                    return finding(
                            "compatibility",
                            Criterion.COMPATIBILITY,
                            passed,
                            asked,
                            Words.share(c.score()) + " (" + c.passed() + " of " + c.total() + ")",
                            room == 0 ? 1 : Math.abs(c.score() - limit) / room);
                })
                .orElseGet(() -> unknown("compatibility", Criterion.COMPATIBILITY, asked));
    }

    /** One failure more or less is the smallest step, so a count on the limit still is a step away from a veto. */
    private Finding criticalFailures() {
        int limit = limits.criticalFailures();
        String asked = "≤ " + limit;
        return postgresql
                .compatibility()
                .map(c -> {
                    int actual = c.criticalFailures();
                    double steps = actual <= limit ? limit + 1.0 - actual : actual - (double) limit;
                    return finding(
                            "critical_failures",
                            Criterion.COMPATIBILITY,
                            actual <= limit,
                            asked,
                            String.valueOf(actual),
                            steps / (limit + 1.0));
                })
                .orElseGet(() -> unknown("critical_failures", Criterion.COMPATIBILITY, asked));
    }

    /** One row of somebody else's is one too many, whatever else is good. */
    private Finding security() {
        String asked = "no session sees what belongs to others";
        if (postgresql.compatibility().isEmpty()) {
            return unknown("security", Criterion.COMPATIBILITY, asked);
        }
        List<String> findings = postgresql.securityFindings();
        return finding(
                "security",
                Criterion.COMPATIBILITY,
                findings.isEmpty(),
                asked,
                findings.isEmpty() ? "none did" : "seen in " + Words.list(findings.stream(), 4),
                1);
    }

    private static Finding finding(
            String id, Criterion criterion, boolean passed, String asked, String actual, double distance) {
        var gate = new Gate(id, passed ? Outcome.PASSED : Outcome.VETOED, asked, actual);
        return new Finding(gate, criterion, Math.min(1, distance));
    }

    private static Finding unknown(String id, Criterion criterion, String asked) {
        return new Finding(new Gate(id, Outcome.UNKNOWN, asked, UNKNOWN), criterion, 0);
    }
}
