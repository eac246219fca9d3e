package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.CandidateCompatibility;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResources;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Statistics;
import dev.pgfit.contracts.Thresholds;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.contracts.WindowUsage;
import dev.pgfit.decision.samples.Samples;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * PostgreSQL's figures in a run, to be changed one by one.
 *
 * @param present bits: 1 benchmark, 2 resources, 4 compatibility
 */
record WhatIf(
        double seconds,
        double memory,
        double cpu,
        double speed,
        double share,
        int critical,
        boolean stable,
        boolean leaks,
        int present,
        InstallationMethod method,
        Criteria criteria) {

    WhatIf with(Criteria other) {
        return new WhatIf(seconds, memory, cpu, speed, share, critical, stable, leaks, present, method, other);
    }

    WhatIf with(InstallationMethod other) {
        return new WhatIf(seconds, memory, cpu, speed, share, critical, stable, leaks, present, other, criteria);
    }

    WhatIf accepting(double total) {
        return with(new Criteria(
                criteria.weights(),
                criteria.thresholds(),
                criteria.fallbackScore(),
                Math.min(total, criteria.acceptance())));
    }

    /** With this gate's figure at its limit; what is no gate changes nothing. */
    WhatIf meeting(String gate) {
        Thresholds t = criteria.thresholds();
        return switch (gate) {
            case "install_duration" -> seconds(limitSeconds() - 1e-6);
            case "average_memory" -> memory(Math.nextDown((double) t.averageMemoryBytes()));
            case "average_cpu" -> cpu(Math.nextDown(t.averageCpuPercent()));
            case "stability" -> stable(true);
            case "performance" -> speed(t.performanceRatio());
            case "compatibility" -> share(t.compatibilityScore());
            case "critical_failures" -> critical(t.criticalFailures());
            case "security" -> leaks(false);
            case OtherAnswer.TOTAL, OtherAnswer.NOT_MEASURED -> this;
            default -> throw new IllegalArgumentException(gate);
        };
    }

    /** With this gate's figure just beyond its limit, measured if it was not. */
    WhatIf missing(String gate) {
        Thresholds t = criteria.thresholds();
        return switch (gate) {
            case "install_duration" -> seconds(limitSeconds()).with(InstallationMethod.MEASURED);
            case "average_memory" -> memory(t.averageMemoryBytes()).there(2);
            case "average_cpu" -> cpu(t.averageCpuPercent()).there(2);
            case "stability" -> stable(false).there(2);
            case "performance" -> speed(Math.nextDown(t.performanceRatio())).there(1);
            case "compatibility" -> share(Math.nextDown(t.compatibilityScore())).there(4);
            case "critical_failures" -> critical(t.criticalFailures() + 1).there(4);
            case "security" -> leaks(true).there(4);
            default -> throw new IllegalArgumentException(gate);
        };
    }

    /** Every gate just met. */
    WhatIf atLimits() {
        return meeting("install_duration")
                .meeting("average_memory")
                .meeting("average_cpu")
                .meeting("performance")
                .meeting("compatibility")
                .meeting("critical_failures")
                .meeting("security");
    }

    Reports reports(UUID run) {
        return new Reports(
                Samples.installation(run, installed(), Samples.installed(CandidateKind.PGLITE, 1.4)),
                (present & 1) == 0 ? null : Samples.benchmark(run, speed, 10, 8, 2),
                (present & 2) == 0
                        ? null
                        : Samples.resources(run, watched(), Samples.watched(CandidateKind.PGLITE, 360, 30, true)),
                (present & 4) == 0
                        ? null
                        : Samples.compatibility(
                                run, checked(), Samples.checked(CandidateKind.PGLITE, "listen_notify")));
    }

    private Installed installed() {
        Installed some = Samples.installed(CandidateKind.POSTGRESQL, 1);
        return new Installed(
                some.target(),
                some.serverVersion(),
                Duration.ofNanos(Math.round(seconds * 1e9)),
                some.steps(),
                method,
                null,
                some.limits(),
                some.footprint(),
                some.tuning(),
                some.extensions(),
                some.notes());
    }

    private CandidateResources watched() {
        CandidateResources some = Samples.watched(CandidateKind.POSTGRESQL, 1, 1, stable);
        WindowUsage w = some.window(WindowKind.OVERALL).orElseThrow();
        WindowUsage overall = new WindowUsage(
                w.window(),
                w.samples(),
                w.watched(),
                exactly(cpu),
                exactly(memory),
                w.residentBytes(),
                w.processes(),
                w.threads(),
                0,
                0,
                0,
                0,
                0,
                null);
        return new CandidateResources(
                some.candidate(),
                some.samples(),
                List.of(overall),
                stable,
                some.stability(),
                some.memoryTrend(),
                0,
                List.of(),
                List.of());
    }

    private CandidateCompatibility checked() {
        CandidateCompatibility some = Samples.checked(CandidateKind.POSTGRESQL);
        return new CandidateCompatibility(
                some.candidate(),
                16,
                16,
                0,
                0,
                share,
                critical,
                some.checks(),
                List.of(),
                leaks ? List.of("pooled_load") : List.of(),
                null);
    }

    private static Statistics exactly(double figure) {
        return new Statistics(figure, figure, figure, figure, 0, 0);
    }

    private double limitSeconds() {
        return criteria.thresholds().installDuration().toNanos() / 1e9;
    }

    private WhatIf seconds(double figure) {
        return new WhatIf(figure, memory, cpu, speed, share, critical, stable, leaks, present, method, criteria);
    }

    private WhatIf memory(double figure) {
        return new WhatIf(seconds, figure, cpu, speed, share, critical, stable, leaks, present, method, criteria);
    }

    private WhatIf cpu(double figure) {
        return new WhatIf(seconds, memory, figure, speed, share, critical, stable, leaks, present, method, criteria);
    }

    private WhatIf speed(double figure) {
        return new WhatIf(seconds, memory, cpu, figure, share, critical, stable, leaks, present, method, criteria);
    }

    private WhatIf share(double figure) {
        return new WhatIf(seconds, memory, cpu, speed, figure, critical, stable, leaks, present, method, criteria);
    }

    private WhatIf critical(int figure) {
        return new WhatIf(seconds, memory, cpu, speed, share, figure, stable, leaks, present, method, criteria);
    }

    private WhatIf stable(boolean figure) {
        return new WhatIf(seconds, memory, cpu, speed, share, critical, figure, leaks, present, method, criteria);
    }

    private WhatIf leaks(boolean figure) {
        return new WhatIf(seconds, memory, cpu, speed, share, critical, stable, figure, present, method, criteria);
    }

    private WhatIf there(int report) {
        return new WhatIf(
                seconds, memory, cpu, speed, share, critical, stable, leaks, present | report, method, criteria);
    }
}
