package dev.pgfit.benchmark.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.BenchmarkSummary;
import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.Latency;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.Ratio;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.contracts.Verdict;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** However many tests users' workloads have, and however many reports there are, the series stay few. */
class TestMetricsProperties {
    private static final int METERED = 10;
    /** Three quantiles and a throughput on each side, and the ratio. */
    private static final int SERIES_PER_TEST = 2 * (3 + 1) + 1;
    /** Verdicts, what was left out, and two counters per candidate. */
    private static final int OTHERS = 4 + 1 + 4;

    @Property(tries = 50)
    void shouldShowAtMostOneReportsFirstTestsAndNoRunId(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 300) Integer> reports) {
        // Given
        var registry = new SimpleMeterRegistry();
        TestMetrics metrics = new TestMetrics(registry, METERED);

        // When
        for (int tests : reports) {
            UUID run = UUID.randomUUID();
            metrics.begin(report(run, tests).spec().environment());
            metrics.show(report(run, tests));
            // Then
            assertThat(registry.getMeters()).hasSizeLessThanOrEqualTo(METERED * SERIES_PER_TEST + OTHERS);
            assertThat(registry.getMeters().stream()
                            .map(Meter::getId)
                            .flatMap(id -> id.getTags().stream())
                            .map(tag -> tag.getValue()))
                    .noneMatch(value -> value.contains(run.toString()))
                    .allMatch(value -> value.length() <= 64);
        }
        int last = reports.getLast();
        assertThat(registry.get("pgfit.benchmark.tests.omitted").gauge().value())
                .isEqualTo(Math.max(0, last - METERED));
        assertThat(registry.find("pgfit.benchmark.speed").gauges()).hasSize(Math.min(last, METERED));
    }

    @Property(tries = 20)
    void shouldTellLatenciesInSeconds(@ForAll @IntRange(min = 1, max = 1_000_000) int micros) {
        // Given
        var registry = new SimpleMeterRegistry();

        // When
        TestMetrics metrics = new TestMetrics(registry, METERED);
        metrics.show(report(UUID.randomUUID(), List.of(test(0, result(micros)))));

        // Then
        assertThat(registry.get("pgfit.benchmark.latency")
                        .tag("statistic", "p50")
                        .tag("candidate", "pglite")
                        .gauge()
                        .value())
                .isEqualTo(micros / 1e6);
    }

    private static BenchmarkReport report(UUID run, int tests) {
        return report(
                run,
                IntStream.range(0, tests).mapToObj(i -> test(i, result(100))).toList());
    }

    private static BenchmarkReport report(UUID run, List<TestResult> tests) {
        return new BenchmarkReport(
                run,
                Bench.runSpec(BenchmarkSpec.DEFAULT),
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                PhaseOutcome.COMPLETED,
                "own",
                "0",
                tests,
                BenchmarkSummary.NONE,
                List.of());
    }

    private static TestResult test(int i, @Nullable CandidateResult result) {
        return new TestResult(
                "query_" + i + "/100/c1",
                "query_" + i,
                "one",
                100,
                1,
                result,
                result,
                new Ratio(1, 1, 1, 0.95),
                Verdict.EQUIVALENT,
                "",
                null,
                null,
                null,
                null);
    }

    private static CandidateResult result(double micros) {
        return new CandidateResult(
                1,
                6,
                100,
                0,
                null,
                new Latency(micros, micros, micros, micros, micros, micros, 0),
                1e6 / micros,
                null,
                List.of(micros),
                null,
                true);
    }
}
