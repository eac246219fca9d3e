package dev.pgfit.monitor.edge;

import static dev.pgfit.monitor.Runs.every;
import static dev.pgfit.monitor.Runs.failed;
import static dev.pgfit.monitor.Runs.installation;
import static dev.pgfit.monitor.Runs.installed;
import static dev.pgfit.monitor.Runs.spec;
import static dev.pgfit.monitor.Usages.target;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResources;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.LoadFinished;
import dev.pgfit.contracts.LoadSlice;
import dev.pgfit.contracts.LoadStarted;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.Problem;
import dev.pgfit.contracts.Progress;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.contracts.RunCancelled;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.contracts.ThresholdCrossed;
import dev.pgfit.contracts.ThresholdCrossed.Direction;
import dev.pgfit.contracts.Topic;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.contracts.WindowUsage;
import dev.pgfit.monitor.Runs;
import dev.pgfit.testkit.EventProbe;
import dev.pgfit.testkit.KafkaResource;
import dev.pgfit.testkit.MetricsGuide;
import dev.pgfit.testkit.Scrape;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
class RunFlowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final RunSpec SPEC = spec(every(Duration.ofMillis(20)), Duration.ofMinutes(5));

    private final UUID run = UUID.randomUUID();
    private final Figures figures = new Figures();
    private final UsageServer server = new UsageServer(figures::both);
    private EventProbe installations;
    private EventProbe benchmarks;
    private EventProbe resources;

    @BeforeEach
    void listen() {
        installations = EventProbe.on(Topic.INSTALLATIONS);
        benchmarks = EventProbe.on(Topic.BENCHMARKS);
        resources = EventProbe.on(Topic.RESOURCES);
    }

    @AfterEach
    void stopListening() {
        installations.close();
        benchmarks.close();
        resources.close();
        server.close();
    }

    @Test
    void shouldWatchARunFromInstallationToTheBenchmarksReport() throws Exception {
        // Given
        installations.send(both(Instant.now()));
        Eventually.holds(() -> server.requests() > 20);

        // When
        Instant began = Instant.now();
        benchmarks.send(new LoadStarted(run, began));
        figures.memory(500_000_000);
        ThresholdCrossed above = resources.await(ThresholdCrossed.class, run, PATIENCE);
        Thread.sleep(1000);
        Instant ended = Instant.now();
        figures.memory(100_000_000);
        Instant half = began.plus(Duration.between(began, ended).dividedBy(2));
        benchmarks.send(new LoadFinished(
                run,
                ended,
                List.of(
                        new LoadSlice(CandidateKind.POSTGRESQL, began, half),
                        new LoadSlice(CandidateKind.PGLITE, half, ended))));
        Thread.sleep(500);
        benchmarks.send(Runs.benchmark(run, SPEC));
        ResourcesReport report = resources.await(ResourcesReport.class, run, PATIENCE);

        // Then
        assertThat(report.problems()).isEmpty();
        assertThat(report.outcome()).isEqualTo(PhaseOutcome.COMPLETED);
        assertThat(report.candidates()).hasSize(2).allSatisfy(RunFlowTest::assertComplete);
        assertThat(above.direction()).isEqualTo(Direction.ABOVE);
        assertThat(above.value()).isEqualTo(500e6);
        given().get("/observations/" + run).then().statusCode(200);
        shouldTellWhatItSaw(report);
    }

    private static void shouldTellWhatItSaw(ResourcesReport report) {
        Scrape scrape = Scrape.of(given().get("/q/metrics").asString());
        double average = report.of(CandidateKind.PGLITE)
                .flatMap(seen -> seen.window(WindowKind.LOAD))
                .orElseThrow()
                .memoryBytes()
                .average();
        assertThat(scrape.sum(
                        "pgfit_resources_memory_bytes",
                        "candidate",
                        "pglite",
                        "window",
                        "load",
                        "statistic",
                        "average"))
                .hasValue(average);
        assertThat(scrape.sum("pgfit_resources_cpu_cores", "window", "overall", "statistic", "peak"))
                .isPresent();
        assertThat(scrape.sum("pgfit_candidate_cpu_seconds_total", "candidate", "postgresql")
                        .orElseThrow())
                .isPositive();
        assertThat(scrape.sum("pgfit_candidate_crossings_total", "metric", "memory_bytes", "direction", "above")
                        .orElseThrow())
                .isPositive();
        assertThat(scrape.sum("pgfit_phase_duration_seconds_count", "outcome", "completed")
                        .orElseThrow())
                .isPositive();
        assertThat(MetricsGuide.read().complaints("monitor", scrape)).isEmpty();
        assertThat(scrape.unboundedLabels()).isEmpty();
    }

    @Test
    void shouldTakeTheBenchmarksEventsBeforeTheInstallations() {
        // Given
        Instant now = Instant.now();
        try (var progress = EventProbe.on(Topic.PROGRESS)) {
            benchmarks.send(new LoadStarted(run, now));
            benchmarks.send(new LoadFinished(
                    run, now.plusSeconds(60), List.of(new LoadSlice(CandidateKind.PGLITE, now, now.plusSeconds(60)))));
            progress.await(Progress.class, p -> p.runId().equals(run) && p.done() == 2, PATIENCE);
        }

        // When
        installations.send(both(now));
        Eventually.holds(() -> server.requests() > 20);
        benchmarks.send(Runs.benchmark(run, SPEC));

        // Then
        ResourcesReport report = resources.await(ResourcesReport.class, run, PATIENCE);
        assertThat(samples(report, CandidateKind.PGLITE, WindowKind.LOAD)).isPositive();
        assertThat(samples(report, CandidateKind.PGLITE, WindowKind.IDLE)).isZero();
        assertThat(samples(report, CandidateKind.POSTGRESQL, WindowKind.LOAD)).isZero();
    }

    @Test
    void shouldReportOnceWhenTheInstallationIsToldTwice() {
        // Given
        InstallationReport installation = both(Instant.now());
        installations.send(installation);
        installations.send(installation);
        Eventually.holds(() -> server.requests() > 5);

        // When
        benchmarks.send(Runs.benchmark(run, SPEC));
        resources.await(ResourcesReport.class, run, PATIENCE);
        installations.send(installation);

        // Then
        resources.expectNone(ThresholdCrossed.class, crossed -> crossed.runId().equals(run), Duration.ofSeconds(1));
        assertThat(resources.all(ResourcesReport.class))
                .filteredOn(report -> report.runId().equals(run))
                .hasSize(1);
    }

    @Test
    void shouldSkipAtOnceWhenNothingWasInstalled() {
        // When
        installations.send(
                installation(run, SPEC, Instant.now(), failed(CandidateKind.POSTGRESQL), failed(CandidateKind.PGLITE)));

        // Then
        ResourcesReport report = resources.await(ResourcesReport.class, run, PATIENCE);
        assertThat(report.outcome()).isEqualTo(PhaseOutcome.SKIPPED);
        assertThat(report.problems()).extracting(Problem::where).containsExactly("postgresql", "pglite");
    }

    @Test
    void shouldReportWhatThereIsWhenTheBenchmarkNeverEnds() {
        // Given a run of ten seconds that has nearly used them up
        RunSpec spec = spec(every(Duration.ofMillis(20)), Duration.ofSeconds(10));
        Instant started = Instant.now().minusSeconds(7);

        // When
        installations.send(installation(run, spec, started, installed(target(CandidateKind.PGLITE, server.uri()))));

        // Then
        ResourcesReport report = resources.await(ResourcesReport.class, run, PATIENCE);
        assertThat(report.outcome()).isEqualTo(PhaseOutcome.PARTIAL);
        assertThat(report.problems()).extracting(Problem::where).containsExactly("benchmark", "load");
        assertThat(samples(report, CandidateKind.PGLITE, WindowKind.OVERALL)).isPositive();
    }

    @Test
    void shouldStopWhenTheRunIsCancelled() {
        // Given
        installations.send(both(Instant.now()));
        Eventually.holds(() -> server.requests() > 0);

        // When
        try (var runs = EventProbe.on(Topic.RUNS)) {
            runs.send(new RunCancelled(run, "no longer wanted", Instant.now()));
        }

        // Then
        Eventually.holds(() -> "cancelled"
                .equals(given().get("/observations/" + run).then().extract().path("state")));
        resources.expectNone(ResourcesReport.class, r -> r.runId().equals(run), Duration.ofSeconds(1));
    }

    @Test
    void shouldPutAsideWhatItCannotReadAndGoOn() {
        // Given
        Map<String, String> headers = EventProbe.headers(new LoadStarted(run, Instant.now()), "bad-" + run);
        server.spoil("<html>not figures</html>");

        // When
        benchmarks.sendRaw(headers, run.toString(), "{\"runId\": 17");
        benchmarks.send(Runs.benchmark(run, SPEC));
        installations.send(both(Instant.now()));

        // Then
        var letter = benchmarks.awaitDeadLetter(
                dead -> ("bad-" + run).equals(dead.headers().get("ce_id")), PATIENCE);
        assertThat(letter.headers().get("dead-letter-reason")).isNotBlank();
        assertThat(resources.await(ResourcesReport.class, run, PATIENCE).outcome())
                .isEqualTo(PhaseOutcome.FAILED);
    }

    private InstallationReport both(Instant startedAt) {
        return installation(
                run,
                SPEC,
                startedAt,
                installed(target(CandidateKind.POSTGRESQL, server.uri())),
                installed(target(CandidateKind.PGLITE, server.uri())));
    }

    private static void assertComplete(CandidateResources seen) {
        assertThat(seen.windows()).allSatisfy(window -> {
            assertThat(window.samples()).isPositive();
            assertThat(window.cpuPercent().average()).isCloseTo(50, within(5.0));
        });
        assertThat(seen.window(WindowKind.LOAD).orElseThrow().memoryBytes().peak())
                .isEqualTo(500e6);
        assertThat(seen.crossings())
                .extracting(ThresholdCrossed::direction)
                .containsExactly(Direction.ABOVE, Direction.BACK_BELOW);
    }

    private static int samples(ResourcesReport report, CandidateKind kind, WindowKind window) {
        return report.of(kind)
                .flatMap(seen -> seen.window(window))
                .map(WindowUsage::samples)
                .orElse(-1);
    }
}
