package dev.pgfit.decision.samples;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResources;
import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.GuestWindow;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.InstallationStep;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Machine;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.contracts.Statistics;
import dev.pgfit.contracts.Target;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.contracts.WindowUsage;
import dev.pgfit.decision.matrix.Reports;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes reports of a run with PostgreSQL in a virtual machine; figures as a slow, large one has them. */
public final class WebvmSamples {
    public static final Machine MACHINE = new Machine("v86 0.5.462", "Node.js 20.20.2", 128, "5a".repeat(32));

    private WebvmSamples() {}

    /** Slow at everything: 3 % of PGlite's speed, 446 MB, a whole core under load. */
    public static Reports reports(UUID runId, InstallationMethod method) {
        return new Reports(
                installation(runId, method),
                cold(Samples.benchmark(runId, 0.03, 0, 22, 0)),
                resources(runId),
                Samples.compatibility(runId));
    }

    public static InstallationReport installation(UUID runId, InstallationMethod method) {
        return Samples.installation(runId, installed(method), Samples.installed(CandidateKind.PGLITE, 1.4));
    }

    public static Installed installed(InstallationMethod method) {
        Installed host = Samples.installed(CandidateKind.POSTGRESQL, 2.1);
        Target target = new Target(
                CandidateKind.POSTGRESQL,
                "18.6",
                Environment.WEBVM,
                "v86",
                host.target().endpoint(),
                null);
        List<InstallationStep> counted = switch (method) {
            case MEASURED -> List.of(step("boot", 18.1, true), step("initdb", 50.2, true), step("verify", 0.4, true));
            case PREPARED -> List.of(step("boot", 18.1, true), step("start", 1.9, true), step("verify", 0.4, true));
            case SNAPSHOT -> List.of(step("restore", 1.7, true), step("verify", 0.4, true));
        };
        Duration duration = counted.stream().map(InstallationStep::duration).reduce(Duration.ZERO, Duration::plus);
        return new Installed(
                target,
                "PostgreSQL 18.6 on i686-pc-linux-gnu",
                duration,
                java.util.stream.Stream.concat(java.util.stream.Stream.of(step("image", 41.0, false)), counted.stream())
                        .toList(),
                method,
                MACHINE,
                null,
                host.footprint(),
                Map.of("shared_buffers", "16MB"),
                host.extensions(),
                List.of());
    }

    private static InstallationStep step(String name, double seconds, boolean counted) {
        return new InstallationStep(
                name,
                InstallationStep.Outcome.DONE,
                Duration.ofMillis(Math.round(seconds * 1000)),
                counted,
                446_000_000,
                seconds,
                1_000_000);
    }

    public static ResourcesReport resources(UUID runId) {
        CandidateResources host = Samples.watched(CandidateKind.POSTGRESQL, 446, 71, true);
        var guest = new CandidateResources(
                host.candidate(),
                host.samples(),
                host.windows().stream().map(WebvmSamples::guest).toList(),
                host.stable(),
                host.stability(),
                host.memoryTrend(),
                host.restarts(),
                host.gaps(),
                host.crossings());
        return Samples.resources(runId, guest, Samples.watched(CandidateKind.PGLITE, 360, 31, true));
    }

    private static WindowUsage guest(WindowUsage w) {
        return new WindowUsage(
                w.window(),
                w.samples(),
                w.watched(),
                w.cpuPercent(),
                w.memoryBytes(),
                w.residentBytes(),
                w.processes(),
                w.threads(),
                w.diskBytes(),
                w.ioReadBytes(),
                w.ioWrittenBytes(),
                w.networkReceivedBytes(),
                w.networkSentBytes(),
                new GuestWindow(10, 97_700_000, figures(61e6), figures(34e6), figures(0.8)));
    }

    private static Statistics figures(double average) {
        return new Statistics(average, average * 0.9, average * 1.2, average * 1.1, average * 0.01, 0.05);
    }

    /** The same with first executions: three times as slow in the machine, hardly slower in PGlite. */
    private static BenchmarkReport cold(BenchmarkReport report) {
        return new BenchmarkReport(
                report.runId(),
                report.spec(),
                report.targets(),
                report.startedAt(),
                report.finishedAt(),
                report.outcome(),
                report.workload(),
                report.workloadSha256(),
                report.tests().stream()
                        .map(test -> new TestResult(
                                test.test(),
                                test.query(),
                                test.description(),
                                test.rows(),
                                test.concurrency(),
                                cold(test.postgresql(), 3),
                                cold(test.pglite(), 1.25),
                                test.ratio(),
                                test.verdict(),
                                test.reason(),
                                test.throughputRatio(),
                                test.plans(),
                                test.load(),
                                test.generator()))
                        .toList(),
                report.summary(),
                report.problems());
    }

    private static @Nullable CandidateResult cold(@Nullable CandidateResult warm, double factor) {
        return warm == null
                ? null
                : new CandidateResult(
                        warm.connections(),
                        warm.rounds(),
                        warm.executions(),
                        warm.errors(),
                        warm.firstError(),
                        warm.latency(),
                        warm.throughputPerSecond(),
                        factor * Objects.requireNonNull(warm.latency()).p50Micros(),
                        warm.roundMedianMicros(),
                        warm.roundThroughputPerSecond(),
                        warm.settled());
    }
}
