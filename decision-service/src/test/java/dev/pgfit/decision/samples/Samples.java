package dev.pgfit.decision.samples;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.BenchmarkSummary;
import dev.pgfit.contracts.CandidateCompatibility;
import dev.pgfit.contracts.CandidateInstallation;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResources;
import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Footprint;
import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.InstallationStep;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Latency;
import dev.pgfit.contracts.Layer;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.Ratio;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.contracts.Rollback;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.contracts.Statistics;
import dev.pgfit.contracts.Target;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.contracts.Trend;
import dev.pgfit.contracts.Verdict;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.contracts.WindowUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes reports with the figures that a test is about; all else is as in an ordinary run. */
public final class Samples {
    public static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    public static final String PASSWORD = "never-shown-7f3a";
    private static final List<String> CHECKS = List.of(
            "schema_introspection",
            "column_metadata",
            "foreign_keys",
            "rls_policies",
            "rls_context",
            "jwt_functions",
            "user_context",
            "role_switching",
            "stored_procedures",
            "function_parameters",
            "return_types",
            "listen_notify",
            "notification_triggers",
            "extensions",
            "json_functions",
            "schema_cache");

    private Samples() {}

    public static InstallationReport installation(UUID runId, CandidateInstallation... candidates) {
        return new InstallationReport(runId, RunSpec.DEFAULT, START, START.plusSeconds(5), List.of(candidates));
    }

    public static InstallationReport installation(UUID runId) {
        return installation(runId, installed(CandidateKind.POSTGRESQL, 2.1), installed(CandidateKind.PGLITE, 1.4));
    }

    public static Installed installed(CandidateKind kind, double seconds) {
        boolean postgresql = kind == CandidateKind.POSTGRESQL;
        var endpoint = new Endpoint(
                "127.0.0.1",
                postgresql ? 5501 : 5502,
                "postgres",
                "postgres",
                PASSWORD,
                postgresql ? null : 1,
                postgresql);
        var target = new Target(
                kind,
                postgresql ? "18.6" : "0.5.16",
                Environment.HOST,
                postgresql ? "native" : "pglite-socket",
                endpoint,
                null);
        var duration = Duration.ofNanos(Math.round(seconds * 1e9));
        var step = new InstallationStep(
                postgresql ? "initdb" : "load",
                InstallationStep.Outcome.DONE,
                duration,
                true,
                30_000_000,
                0.9,
                40_000_000);
        return new Installed(
                target,
                postgresql ? "PostgreSQL 18.6" : "PostgreSQL 18.6 (PGlite 0.5.16)",
                duration,
                List.of(step),
                InstallationMethod.MEASURED,
                null,
                null,
                new Footprint(postgresql ? 24_000_000 : 310_000_000, 1.2, postgresql ? 61_000_000 : 45_000_000, 6),
                postgresql ? Map.of("shared_buffers", "32MB") : Map.of(),
                List.of("pgcrypto 1.4"),
                List.of());
    }

    public static InstallationFailed failed(CandidateKind kind) {
        var step = new InstallationStep(
                "initdb", InstallationStep.Outcome.FAILED, Duration.ofSeconds(1), true, 30_000_000, 0.4, 0);
        return new InstallationFailed(
                kind,
                "18",
                Environment.HOST,
                Duration.ofSeconds(1),
                List.of(step),
                "initdb",
                "no space left on the device",
                List.of("initdb: error: could not write"),
                new Rollback(true, List.of("data folder"), List.of()));
    }

    /** Twenty-four tests: the first are won by PostgreSQL, then PGlite, then equivalent, the rest not provable. */
    public static BenchmarkReport benchmark(
            UUID runId, @Nullable Double ratio, int postgresqlFaster, int pgliteFaster, int equivalent) {
        int total = 24;
        var tests = IntStream.range(0, total)
                .mapToObj(i -> test(i, postgresqlFaster, pgliteFaster, equivalent))
                .toList();
        var summary = new BenchmarkSummary(
                total,
                postgresqlFaster,
                pgliteFaster,
                equivalent,
                total - postgresqlFaster - pgliteFaster - equivalent,
                0,
                ratio);
        return new BenchmarkReport(
                runId,
                RunSpec.DEFAULT,
                installation(runId).targets(),
                START.plusSeconds(10),
                START.plusSeconds(150),
                PhaseOutcome.COMPLETED,
                "default",
                "0".repeat(64),
                tests,
                summary,
                List.of());
    }

    /** One candidate against itself. */
    public static BenchmarkReport control(UUID runId) {
        BenchmarkReport report = benchmark(runId, 1.01, 1, 0, 20);
        RunSpec spec = RunSpec.DEFAULT;
        BenchmarkSpec how = spec.benchmark();
        return new BenchmarkReport(
                runId,
                new RunSpec(
                        spec.name(),
                        spec.environment(),
                        spec.postgresql(),
                        spec.pglite(),
                        spec.webvm(),
                        spec.limits(),
                        new BenchmarkSpec(
                                how.workload(),
                                how.workloadYaml(),
                                how.rows(),
                                how.concurrency(),
                                how.rounds(),
                                how.roundTime(),
                                how.warmUp(),
                                how.budget(),
                                how.queryTimeout(),
                                how.seed(),
                                how.band(),
                                BenchmarkSpec.Control.AA),
                        spec.resources(),
                        spec.compatibility(),
                        spec.criteria(),
                        spec.deadline()),
                report.targets(),
                report.startedAt(),
                report.finishedAt(),
                report.outcome(),
                report.workload(),
                report.workloadSha256(),
                report.tests(),
                report.summary(),
                report.problems());
    }

    private static TestResult test(int i, int postgresqlFaster, int pgliteFaster, int equivalent) {
        Verdict verdict = i < postgresqlFaster
                ? Verdict.POSTGRESQL_FASTER
                : i < postgresqlFaster + pgliteFaster
                        ? Verdict.PGLITE_FASTER
                        : i < postgresqlFaster + pgliteFaster + equivalent ? Verdict.EQUIVALENT : Verdict.NOT_PROVABLE;
        double ratio = switch (verdict) {
            case POSTGRESQL_FASTER -> 1.6;
            case PGLITE_FASTER -> 0.8;
            case EQUIVALENT, NOT_PROVABLE -> 1.0;
        };
        return new TestResult(
                "query_" + (i / 3) + "/" + List.of(100, 1000, 10000).get(i % 3) + "/c1",
                "query_" + (i / 3),
                "a query",
                List.of(100, 1000, 10000).get(i % 3),
                1,
                result(120),
                result(120 * ratio),
                new Ratio(ratio, ratio * 0.97, ratio * 1.03, 0.95),
                verdict,
                "the interval lies on one side",
                null,
                null,
                null,
                null);
    }

    private static CandidateResult result(double p50) {
        var latency = new Latency(p50, p50 * 1.2, p50 * 1.4, p50 * 2, p50 * 9, p50 * 1.1, p50 * 0.3);
        return new CandidateResult(1, 10, 20_000, 0, null, latency, 1e6 / p50, null, List.of(p50, p50), null, null);
    }

    public static ResourcesReport resources(UUID runId, CandidateResources... candidates) {
        return new ResourcesReport(
                runId,
                START.plusSeconds(5),
                START.plusSeconds(155),
                PhaseOutcome.COMPLETED,
                Duration.ofMillis(200),
                List.of(candidates),
                List.of());
    }

    public static ResourcesReport resources(UUID runId) {
        return resources(
                runId, watched(CandidateKind.POSTGRESQL, 195, 18, true), watched(CandidateKind.PGLITE, 360, 31, true));
    }

    public static CandidateResources watched(CandidateKind kind, double megabytes, double cpu, boolean stable) {
        return new CandidateResources(
                kind,
                750,
                List.of(
                        window(WindowKind.IDLE, megabytes * 0.8, 1),
                        window(WindowKind.LOAD, megabytes * 1.1, cpu * 2.2),
                        window(WindowKind.COOL_DOWN, megabytes, 1),
                        window(WindowKind.OVERALL, megabytes, cpu)),
                stable,
                stable ? "memory steady under load" : "memory grew by 40 MB a minute",
                stable ? new Trend(1e5, -2e5, 4e5, 0.95) : new Trend(4e7, 3e7, 5e7, 0.95),
                0,
                List.of(),
                List.of());
    }

    public static WindowUsage window(WindowKind kind, double megabytes, double cpu) {
        return new WindowUsage(
                kind,
                kind == WindowKind.OVERALL ? 750 : 250,
                Duration.ofSeconds(50),
                statistics(cpu),
                statistics(megabytes * 1e6),
                statistics(megabytes * 1.5e6),
                statistics(6),
                statistics(9),
                61_000_000,
                1_000_000,
                8_000_000,
                500_000,
                900_000,
                null);
    }

    private static Statistics statistics(double average) {
        return new Statistics(average, average * 0.9, average * 1.2, average * 1.15, average * 0.01, 0.05);
    }

    public static CompatibilityReport compatibility(UUID runId) {
        return compatibility(runId, checked(CandidateKind.POSTGRESQL), checked(CandidateKind.PGLITE, "listen_notify"));
    }

    public static CompatibilityReport compatibility(UUID runId, CandidateCompatibility... candidates) {
        return new CompatibilityReport(
                runId,
                START.plusSeconds(151),
                START.plusSeconds(160),
                PhaseOutcome.COMPLETED,
                "mission",
                List.of(candidates),
                List.of());
    }

    /** All sixteen checks pass but the named ones; {@code listen_notify} and the extensions are required. */
    public static CandidateCompatibility checked(CandidateKind kind, String... failing) {
        var failed = List.of(failing);
        var checks = CHECKS.stream()
                .map(id -> new CheckResult(
                        id,
                        id.replace('_', ' '),
                        "postgrest",
                        !id.equals("json_functions"),
                        failed.contains(id) ? CheckResult.Outcome.FAILED : CheckResult.Outcome.PASSED,
                        null,
                        failed.contains(id) ? "nothing arrived within 2 s" : null,
                        Duration.ofMillis(12)))
                .toList();
        int critical = (int) checks.stream()
                .filter(c -> c.required() && c.outcome() == CheckResult.Outcome.FAILED)
                .count();
        return new CandidateCompatibility(
                kind,
                CHECKS.size(),
                CHECKS.size() - failed.size(),
                failed.size(),
                0,
                (CHECKS.size() - failed.size()) / (double) CHECKS.size(),
                critical,
                checks);
    }

    /** The same; the named checks failed because a session saw rows of others through the transport. */
    public static CandidateCompatibility leaking(CandidateKind kind, String... leaks) {
        CandidateCompatibility failed = checked(kind, leaks);
        return new CandidateCompatibility(
                kind,
                failed.total(),
                failed.passed(),
                failed.failed(),
                failed.skipped(),
                failed.score(),
                failed.criticalFailures(),
                failed.checks().stream()
                        .map(check -> check.outcome() == CheckResult.Outcome.PASSED
                                ? check
                                : new CheckResult(
                                        check.id(),
                                        check.title(),
                                        check.category(),
                                        check.required(),
                                        check.outcome(),
                                        null,
                                        "3 of 200 answers held rows of others",
                                        check.duration(),
                                        Layer.TRANSPORT,
                                        "A user reads what row-level security should hide",
                                        true))
                        .toList(),
                List.of(),
                List.of(leaks),
                null);
    }
}
