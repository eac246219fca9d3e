package dev.pgfit.benchmark.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.benchmark.stats.RatioInterval;
import dev.pgfit.benchmark.workload.Workload;
import dev.pgfit.benchmark.workload.WorkloadReader;
import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.Target;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.contracts.Verdict;
import dev.pgfit.testkit.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SlowCandidateTest {
    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.start();

    private final Bench bench = new Bench();

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(bench.schemas(Bench.postgresql(POSTGRES.endpoint()))).isEmpty();
        bench.close();
    }

    @Test
    void shouldKeepToTheBudgetAndMeasureEverything() throws Exception {
        Duration budget = Duration.ofSeconds(30);
        // Given
        try (SlowLine slow = new SlowLine(POSTGRES.endpoint(), Duration.ofMillis(2))) {
            // When
            Instant begun = Instant.now();
            BenchmarkReport report = bench.run(spec(budget), shipped(), Bench.postgresql(slow.endpoint()), fast());
            Duration taken = Duration.between(begun, Instant.now());
            // Then
            assertThat(taken).isLessThan(budget.multipliedBy(3).dividedBy(2));
            assertThat(report.outcome()).isEqualTo(PhaseOutcome.COMPLETED);
            assertThat(report.tests()).hasSize(24).allSatisfy(SlowCandidateTest::hasAnIntervalOrSaysWhyNot);
            assertThat(report.tests())
                    .filteredOn(test -> rounds(test) >= RatioInterval.FEWEST_ROUNDS)
                    .hasSizeGreaterThan(6);
            assertThat(report.tests())
                    .anySatisfy(test -> assertThat(test.reason()).contains("shortened to its share of the budget"));
            assertThat(bench.progress).anyMatch(line -> line.contains("; at most "));
        }
    }

    @Test
    void shouldSayThatThereWasNoTime() throws Exception {
        // Given
        Workload workload = WorkloadReader.read("""
                name: hopeless
                rows: [1]
                queries:
                  - {name: slow, sql: SELECT pg_sleep(4), expectedRows: 1}
                  - {name: late, sql: SELECT pg_sleep(4), expectedRows: 1}
                """);
        // When
        BenchmarkReport report =
                bench.run(spec(Duration.ofSeconds(10)), workload, Bench.postgresql(POSTGRES.endpoint()), fast());
        // Then
        assertThat(report.tests()).hasSize(2).allSatisfy(test -> {
            assertThat(test.verdict()).isEqualTo(Verdict.NOT_PROVABLE);
            assertThat(test.reason()).contains("no time: ");
        });
        assertThat(report.tests().getLast().reason()).contains("the budget of 10 s was used up before this test");
    }

    private static void hasAnIntervalOrSaysWhyNot(TestResult test) {
        CandidateResult slow = test.postgresql();
        CandidateResult fast = test.pglite();
        if (slow == null || fast == null) {
            assertThat(test.reason()).contains("no time: ");
            return;
        }
        assertThat(slow.errors() + fast.errors()).as(test.reason()).isZero();
        assertThat(slow.executions()).isEqualTo(fast.executions());
        assertThat(slow.roundMedianMicros()).hasSameSizeAs(fast.roundMedianMicros());
        assertThat(slow.coldMicros()).isGreaterThan(2_000);
        assertThat(fast.coldMicros()).isPositive();
        if (slow.rounds() < RatioInterval.FEWEST_ROUNDS) {
            assertThat(test.verdict()).isEqualTo(Verdict.NOT_PROVABLE);
            assertThat(test.reason()).contains("no time: ");
        } else {
            assertThat(test.ratio()).isNotNull();
        }
    }

    private static int rounds(TestResult test) {
        return test.postgresql() == null ? 0 : test.postgresql().rounds();
    }

    private static Workload shipped() throws Exception {
        try (var file =
                Objects.requireNonNull(SlowCandidateTest.class.getResourceAsStream("/workloads/default.yaml"))) {
            return WorkloadReader.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static BenchmarkSpec spec(Duration budget) {
        BenchmarkSpec base = BenchmarkSpec.DEFAULT;
        return new BenchmarkSpec(
                "default",
                null,
                null,
                List.of(1),
                base.rounds(),
                base.roundTime(),
                base.warmUp(),
                budget,
                base.queryTimeout(),
                1L,
                null,
                null);
    }

    /** The same database without the line between, in PGlite's place. */
    private static Target fast() {
        return new Target(CandidateKind.PGLITE, null, Environment.EXTERNAL, "native", POSTGRES.endpoint(), null);
    }
}
