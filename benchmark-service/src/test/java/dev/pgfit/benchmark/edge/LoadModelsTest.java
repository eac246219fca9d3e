package dev.pgfit.benchmark.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.benchmark.measure.Calibration;
import dev.pgfit.benchmark.workload.WorkloadReader;
import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.GeneratorUse;
import dev.pgfit.contracts.Knee;
import dev.pgfit.contracts.LoadSpec;
import dev.pgfit.contracts.OpenLoad;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.testkit.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LoadModelsTest {
    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.start();

    private final Bench bench = new Bench();

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(bench.schemas(Bench.postgresql(POSTGRES.endpoint()))).isEmpty();
        bench.close();
    }

    @Test
    void shouldTellTheRateAndTheKneeOfAnOpenLoad() throws Exception {
        // Given: one connection serves fewer than 200 a second
        String load = "{model: open, rate: 50, arrivals: poisson,"
                + " sweep: {p99Below: PT0.1S, from: 20, to: 2000, step: PT0.2S}}";
        // When
        TestResult test = run(load, "SELECT pg_sleep(0.005)", null);
        // Then
        CandidateResult result = Objects.requireNonNull(test.postgresql());
        assertThat(result.errors()).as(test.reason()).isZero();
        assertThat(result.open()).isNotNull();
        OpenLoad open = result.open();
        assertThat(open.intendedPerSecond()).isEqualTo(50);
        assertThat(open.achievedPerSecond()).isBetween(5.0, 200.0);
        Knee knee = result.knee();
        assertThat(knee).isNotNull();
        assertThat(knee.boundMicros()).isEqualTo(100_000);
        assertThat(knee.steps()).isPositive();
        assertThat(knee.limit()).isNotBlank();
        if (knee.perSecond() != null) {
            assertThat(knee.perSecond()).isBetween(20.0, 200.0);
        }
        assertThat(test.load()).isNotNull();
        assertThat(test.load().model()).isEqualTo(LoadSpec.Model.OPEN);
    }

    @Test
    void shouldCountABacklogWhereTheRateIsTooHigh() throws Exception {
        // When
        TestResult test = run("{model: open, rate: 400}", "SELECT pg_sleep(0.02)", null);
        // Then
        CandidateResult result = Objects.requireNonNull(test.postgresql());
        OpenLoad open = Objects.requireNonNull(result.open());
        assertThat(open.achievedPerSecond()).isLessThan(60);
        assertThat(open.backlog()).isPositive();
    }

    @Test
    void shouldPreferTheSpecsLoad() throws Exception {
        // Given
        LoadSpec closed = new LoadSpec(LoadSpec.Model.CLOSED, null, null, Duration.ofMillis(5), null, null);
        // When
        TestResult test = run("{model: open, rate: 400}", "SELECT 1", closed);
        // Then
        assertThat(test.load()).isEqualTo(closed);
        CandidateResult result = Objects.requireNonNull(test.postgresql());
        assertThat(result.open()).isNull();
        assertThat(result.throughputPerSecond()).isLessThan(200);
    }

    @Test
    void shouldTellTheGeneratorsPartInEachResult() throws Exception {
        // When
        TestResult test = run("{model: closed}", "SELECT 1", null);
        // Then
        GeneratorUse generator = test.generator();
        assertThat(generator).isNotNull();
        assertThat(generator.floorMicros()).isPositive();
        assertThat(generator.costMicros()).isPositive();
        assertThat(generator.waitShare()).isBetween(0.0, 1.0);
        assertThat(generator.busyShare()).isBetween(0.0, 1.0);
    }

    @Test
    void shouldKnowWhatTheGeneratorCosts() throws Exception {
        // When
        Calibration calibration = Calibration.run(bench::open).orElseThrow();
        // Then
        assertThat(calibration.floorNanos()).isBetween(1_000L, 50_000_000L);
        assertThat(calibration.cpuNanos()).isPositive();
    }

    private TestResult run(String load, String sql, @Nullable LoadSpec own) throws Exception {
        String yaml = """
                name: loads
                rows: [1]
                load: %s
                queries:
                  - {name: one, sql: %s, expectedRows: 1}
                """.formatted(load, sql);
        BenchmarkSpec spec = new BenchmarkSpec(
                "loads",
                yaml,
                null,
                List.of(1),
                3,
                Duration.ofMillis(150),
                Duration.ofMillis(100),
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                1L,
                null,
                null,
                own);
        BenchmarkReport report = bench.run(spec, WorkloadReader.read(yaml), Bench.postgresql(POSTGRES.endpoint()));
        return Bench.test(report, "one");
    }
}
