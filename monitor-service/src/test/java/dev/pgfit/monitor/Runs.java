package dev.pgfit.monitor;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.BenchmarkSummary;
import dev.pgfit.contracts.CandidateInstallation;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Footprint;
import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.ResourcesSpec;
import dev.pgfit.contracts.Rollback;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.contracts.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events of a run for tests. */
public final class Runs {
    private Runs() {}

    public static RunSpec spec(ResourcesSpec resources, Duration deadline) {
        RunSpec some = RunSpec.DEFAULT;
        return new RunSpec(
                null,
                Environment.HOST,
                some.postgresql(),
                some.pglite(),
                some.webvm(),
                some.limits(),
                some.benchmark(),
                resources,
                some.compatibility(),
                some.criteria(),
                deadline);
    }

    public static ResourcesSpec every(Duration interval) {
        return new ResourcesSpec(interval, Duration.ZERO, Duration.ZERO, 400_000_000L, 90.0);
    }

    public static InstallationReport installation(
            UUID run, RunSpec spec, Instant startedAt, CandidateInstallation... candidates) {
        return new InstallationReport(run, spec, startedAt, startedAt.plusSeconds(1), Arrays.asList(candidates));
    }

    public static Installed installed(Target target) {
        return new Installed(
                target,
                "PostgreSQL 18.6",
                Duration.ofSeconds(1),
                List.of(),
                InstallationMethod.MEASURED,
                null,
                null,
                new Footprint(1, 1, 1, 1),
                Map.of(),
                List.of(),
                List.of());
    }

    public static InstallationFailed failed(CandidateKind kind) {
        return new InstallationFailed(
                kind,
                "18",
                Environment.HOST,
                Duration.ofSeconds(1),
                List.of(),
                "start",
                "Node is missing",
                List.of(),
                new Rollback(true, List.of(), List.of()));
    }

    public static BenchmarkReport benchmark(UUID run, RunSpec spec) {
        Instant now = Instant.now();
        return new BenchmarkReport(
                run,
                spec,
                List.of(),
                now,
                now,
                PhaseOutcome.COMPLETED,
                "default",
                "",
                List.of(),
                BenchmarkSummary.NONE,
                List.of());
    }

    public static CandidateUsage none(CandidateKind kind) {
        return CandidateUsage.absent(kind, Instant.now(), 0);
    }
}
