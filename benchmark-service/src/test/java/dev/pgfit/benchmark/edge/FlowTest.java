package dev.pgfit.benchmark.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.CandidateInstallation;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Footprint;
import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.LoadFinished;
import dev.pgfit.contracts.LoadStarted;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.Progress;
import dev.pgfit.contracts.Rollback;
import dev.pgfit.contracts.RunCancelled;
import dev.pgfit.contracts.Target;
import dev.pgfit.contracts.Topic;
import dev.pgfit.testkit.EventProbe;
import dev.pgfit.testkit.KafkaResource;
import dev.pgfit.testkit.MetricsGuide;
import dev.pgfit.testkit.Scrape;
import dev.pgfit.testkit.TestPostgres;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
class FlowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration SOON = Duration.ofMillis(20);

    @Inject
    Benchmarks benchmarks;

    @Test
    void shouldMeasureWhatWasInstalled() throws Exception {
        UUID run = UUID.randomUUID();
        try (TestPostgres postgres = TestPostgres.start();
                EventProbe installations = EventProbe.on(Topic.INSTALLATIONS);
                EventProbe progress = EventProbe.on(Topic.PROGRESS);
                EventProbe out = EventProbe.on(Topic.BENCHMARKS)) {
            // When
            installations.send(
                    installation(run, "SELECT 1", List.of(installed(Bench.postgresql(postgres.endpoint())), failed())));
            // Then
            LoadStarted started = out.await(LoadStarted.class, run, PATIENCE);
            LoadFinished finished = out.await(LoadFinished.class, run, PATIENCE);
            BenchmarkReport report = out.await(BenchmarkReport.class, run, PATIENCE);
            assertThat(started.startedAt()).isAfterOrEqualTo(report.startedAt().plusMillis(100));
            assertThat(finished.slices()).isNotEmpty();
            assertThat(report.finishedAt())
                    .isAfterOrEqualTo(finished.finishedAt().plusMillis(100));
            assertThat(report.outcome()).isEqualTo(PhaseOutcome.PARTIAL);
            assertThat(report.tests().getFirst().reason())
                    .isEqualTo("PGlite: it could not be installed: npm: no network");
            assertThat(report.targets().getFirst().endpoint().password())
                    .isEqualTo(postgres.endpoint().password());
            Progress last = progress.await(Progress.class, p -> p.runId().equals(run) && p.done() == 1, PATIENCE);
            assertThat(last.total()).isEqualTo(1);
            shouldTellWhatItMeasured();
        }
    }

    private static void shouldTellWhatItMeasured() {
        Scrape scrape = Scrape.of(given().get("/q/metrics").asString());
        assertThat(scrape.samples("pgfit_benchmark_latency_seconds", "query", "one", "statistic", "p50"))
                .singleElement()
                .satisfies(latency -> {
                    assertThat(latency.value()).isBetween(1e-6, 1.0);
                    assertThat(latency.labels())
                            .containsEntry("candidate", "postgresql")
                            .containsEntry("test", "one/10/c1");
                });
        assertThat(scrape.sum("pgfit_benchmark_executions_per_second").orElseThrow())
                .isPositive();
        assertThat(scrape.sum("pgfit_phase_duration_seconds_count", "outcome", "partial")
                        .orElseThrow())
                .isPositive();
        assertThat(scrape.sum("pgfit_dead_letters_total")).isPresent();
        assertThat(MetricsGuide.read().complaints("benchmark", scrape)).isEmpty();
        assertThat(scrape.unboundedLabels()).isEmpty();
    }

    @Test
    void shouldSkipWhenNothingWasInstalled() {
        UUID run = UUID.randomUUID();
        try (EventProbe installations = EventProbe.on(Topic.INSTALLATIONS);
                EventProbe out = EventProbe.on(Topic.BENCHMARKS)) {
            // When
            installations.send(installation(run, "SELECT 1", List.of(failed())));
            // Then
            BenchmarkReport report = out.await(BenchmarkReport.class, run, PATIENCE);
            assertThat(report.outcome()).isEqualTo(PhaseOutcome.SKIPPED);
            assertThat(report.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.detail()).contains("no network"));
        }
    }

    @Test
    void shouldStopWhenTheRunIsCancelled() throws Exception {
        UUID run = UUID.randomUUID();
        try (TestPostgres postgres = TestPostgres.start();
                EventProbe installations = EventProbe.on(Topic.INSTALLATIONS);
                EventProbe runs = EventProbe.on(Topic.RUNS);
                EventProbe out = EventProbe.on(Topic.BENCHMARKS);
                Bench bench = new Bench()) {
            // Given
            Target target = Bench.postgresql(postgres.endpoint());
            installations.send(installation(run, "SELECT pg_sleep(2)", List.of(installed(target))));
            out.await(LoadStarted.class, run, PATIENCE);
            // When
            runs.send(new RunCancelled(run, "a person asked", Instant.now()));
            // Then
            Instant end = Instant.now().plus(PATIENCE);
            while (!benchmarks.jobs().find(run).orElseThrow().state().ended()) {
                assertThat(Instant.now()).isBefore(end);
                Thread.sleep(50);
            }
            assertThat(bench.schemas(target)).isEmpty();
            out.expectNone(BenchmarkReport.class, report -> report.runId().equals(run), Duration.ofSeconds(1));
        }
    }

    @Test
    void shouldPutWhatIsNoEventAside() {
        try (EventProbe installations = EventProbe.on(Topic.INSTALLATIONS)) {
            // When
            installations.sendRaw(Map.of("ce_type", "dev.pgfit.nonsense.v1"), "bad", "{}");
            // Then
            assertThat(installations.awaitDeadLetter(letter -> true, PATIENCE)).isNotNull();
        }
    }

    private static InstallationReport installation(UUID run, String sql, List<CandidateInstallation> candidates) {
        String yaml = "name: flow\nrows: [10]\nqueries:\n  - {name: one, sql: " + sql + ", expectedRows: 1}\n";
        BenchmarkSpec spec = new BenchmarkSpec(
                "flow",
                yaml,
                null,
                List.of(1),
                4,
                SOON,
                SOON,
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                1L,
                null,
                null);
        return new InstallationReport(run, Bench.runSpec(spec), Instant.now(), Instant.now(), candidates);
    }

    private static Installed installed(Target target) {
        return new Installed(
                target,
                "PostgreSQL",
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

    private static InstallationFailed failed() {
        return new InstallationFailed(
                CandidateKind.PGLITE,
                "0.5.16",
                Environment.HOST,
                Duration.ofSeconds(1),
                List.of(),
                "npm",
                "no network",
                List.of(),
                new Rollback(true, List.of(), List.of()));
    }
}
