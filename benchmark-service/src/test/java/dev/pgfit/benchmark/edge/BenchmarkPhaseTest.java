package dev.pgfit.benchmark.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.LoadFinished;
import dev.pgfit.contracts.LoadSlice;
import dev.pgfit.contracts.LoadStarted;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.Target;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.contracts.Verdict;
import dev.pgfit.testkit.TestPostgres;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BenchmarkPhaseTest {
    private static final String READ =
            "- {name: read, sql: 'SELECT label FROM t WHERE id = :id', parameters: {id: {generator: uniform, to: rows}}, expectedRows: 1}\n";
    private static final String WRITE = """
            - name: write
              setup: [CREATE TABLE w (id int PRIMARY KEY)]
              sql: INSERT INTO w VALUES (:id)
              parameters: {id: {generator: sequence}}
              expectedRows: 1
              cleanup: [DROP TABLE w]
            """;

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.start();

    @AutoClose
    private static TestPglite pglite;

    private final Bench bench = new Bench();

    @BeforeAll
    static void start() throws Exception {
        pglite = TestPglite.start();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(bench.schemas(postgresql())).isEmpty();
        bench.close();
    }

    @Test
    void shouldGiveBothTheSameWork() throws Exception {
        // When
        BenchmarkReport report = bench.run(READ + WRITE, 1, postgresql(), pglite.target());
        // Then
        assertThat(report.outcome()).isEqualTo(PhaseOutcome.COMPLETED);
        assertThat(report.tests()).hasSize(2).allSatisfy(test -> {
            assertThat(Objects.requireNonNull(test.ratio()).value()).isPositive();
            assertThat(figures(test.postgresql()).executions())
                    .isEqualTo(figures(test.pglite()).executions())
                    .isGreaterThanOrEqualTo(12);
            assertThat(figures(test.pglite()).roundMedianMicros()).hasSize(4);
        });
        assertThat(report.summary().total()).isEqualTo(2);
        assertThat(bench.schemas(pglite.target())).isEmpty();
        assertThat(bench.progress).anyMatch(line -> line.startsWith("2/2 write/40/c1: "));
    }

    @Test
    void shouldTellWhenEachWasUnderLoad() throws Exception {
        // When
        bench.run(READ, 1, postgresql(), pglite.target());
        // Then
        assertThat(bench.events.getFirst()).isInstanceOf(LoadStarted.class);
        LoadFinished finished = (LoadFinished) bench.events.getLast();
        assertThat(finished.slices()).extracting("candidate").contains(CandidateKind.POSTGRESQL, CandidateKind.PGLITE);
        for (int i = 1; i < finished.slices().size(); i++) {
            assertThat(finished.slices().get(i).from())
                    .isAfterOrEqualTo(finished.slices().get(i - 1).to());
        }
    }

    @Test
    void shouldShowMemoryAtFiveSizesToWhomeverWatches() throws Exception {
        // Given
        bench.coolDown(Duration.ofMillis(10));
        // When
        BenchmarkReport report = bench.run(READ, 1, postgresql(), pglite.target());
        // Then
        assertThat(report.problems()).isEmpty();
        assertThat(report.tests()).hasSize(1);
        LoadFinished finished = (LoadFinished) bench.events.getLast();
        for (CandidateKind kind : CandidateKind.values()) {
            assertThat(finished.slices())
                    .filteredOn(slice -> slice.candidate() == kind)
                    .extracting(LoadSlice::rows)
                    .contains(40, 80, 160, 320, 640);
        }
        assertThat(bench.schemas(pglite.target())).isEmpty();
    }

    @Test
    void shouldGoOnAfterAQueryThatFails() throws Exception {
        // Given
        String failing = "- {name: failing, sql: 'SELECT 1 / (id - 1) FROM t', expectedRows: any}\n";
        // When
        BenchmarkReport report = bench.run(failing + READ, 1, postgresql(), pglite.target());
        // Then
        TestResult test = Bench.test(report, "failing");
        assertThat(test.verdict()).isEqualTo(Verdict.NOT_PROVABLE);
        assertThat(test.reason()).contains("PostgreSQL: division by zero (SQLSTATE 22012)", "PGlite: division by zero");
        assertThat(figures(test.postgresql()).firstError()).contains("division by zero");
        assertThat(Bench.test(report, "read").ratio()).isNotNull();
        assertThat(report.summary().failed()).isEqualTo(1);
        assertThat(report.outcome()).isEqualTo(PhaseOutcome.COMPLETED);
    }

    @Test
    void shouldTakeAWrongNumberOfRowsForAFailure() throws Exception {
        // Given
        String wrong = "- {name: wrong, sql: 'SELECT id FROM t', expectedRows: rows + 1}\n";
        // When
        BenchmarkReport report = bench.run(wrong, 1, postgresql(), pglite.target());
        // Then
        assertThat(Bench.test(report, "wrong").reason()).contains("PostgreSQL: expected 41 rows, but 40 came");
    }

    @Test
    void shouldStopAQueryThatNeverEnds() throws Exception {
        // Given
        String endless = "- {name: endless, sql: 'SELECT pg_sleep(600)', expectedRows: 1}\n";
        // When
        BenchmarkReport report = bench.run(endless + READ, 1, postgresql());
        // Then
        assertThat(Bench.test(report, "endless").reason()).contains("PostgreSQL: no answer within 800 ms");
        assertThat(figures(Bench.test(report, "read").postgresql()).executions())
                .isPositive();
        assertThat(bench.texts(
                        postgresql(),
                        "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%sleep(600)' AND state = 'active'"))
                .isEmpty();
    }

    @Test
    void shouldGoOnWithoutACandidateThatAnswersNoMore() throws Exception {
        // Given
        String endless =
                "- {name: endless, sql: 'WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n FROM r) SELECT count(*) FROM r', expectedRows: 1}\n";
        try (TestPglite doomed = TestPglite.start()) {
            // When
            BenchmarkReport report = bench.run(endless + READ, 1, postgresql(), doomed.target());
            // Then
            assertThat(report.outcome()).isEqualTo(PhaseOutcome.PARTIAL);
            TestResult read = Bench.test(report, "read");
            assertThat(read.postgresql()).isNotNull();
            assertThat(read.pglite()).isNull();
            assertThat(read.reason()).contains("PGlite: it has not answered since endless/40/c1");
        }
    }

    @Test
    void shouldLeaveNothingWhenCancelled() throws Exception {
        // Given
        AtomicReference<Throwable> ended = new AtomicReference<>();
        String slow = "- {name: slow, sql: 'SELECT pg_sleep(0.5)', expectedRows: 1}\n";
        Thread worker = Thread.ofVirtual().start(() -> {
            try {
                bench.run(slow, 1, postgresql());
            } catch (Throwable e) {
                ended.set(e);
            }
        });
        while (bench.schemas(postgresql()).isEmpty()) {
            Thread.sleep(20);
        }
        // When
        worker.interrupt();
        worker.join();
        // Then
        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void shouldDropWhatAKilledBenchmarkLeft() throws Exception {
        // Given
        bench.texts(postgresql(), "CREATE SCHEMA pgfit_bench_dead_100");
        // When
        bench.run(READ, 1, postgresql());
        // Then
        assertThat(bench.schemas(postgresql())).isEmpty();
    }

    @Test
    void shouldReportTheConnectionsReallyUsed() throws Exception {
        // When
        BenchmarkReport report = bench.run(READ + WRITE, 3, postgresql(), pglite.target());
        // Then
        assertThat(report.tests()).allSatisfy(test -> {
            assertThat(figures(test.postgresql()).connections()).isEqualTo(3);
            assertThat(figures(test.pglite()).connections()).isEqualTo(1);
            assertThat(test.ratio()).isNotNull();
        });
    }

    @Test
    void shouldCompareNothingWhenTheDataDiffer() throws Exception {
        // When
        BenchmarkReport report =
                bench.run("UPDATE t SET label = random()::text", READ, 1, postgresql(), pglite.target());
        // Then
        assertThat(Bench.test(report, "read").reason()).contains("different data");
        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo("40 rows");
            assertThat(problem.detail()).contains("checksum");
        });
    }

    @Test
    void shouldSayWhoCanNotBeReached() throws Exception {
        // Given
        Target nobody = new Target(
                CandidateKind.PGLITE,
                null,
                Environment.EXTERNAL,
                "none",
                new Endpoint("127.0.0.1", 1, "x", "x", null, 1, false),
                null);
        // When
        BenchmarkReport report = bench.run(READ, 1, postgresql(), nobody);
        // Then
        assertThat(report.outcome()).isEqualTo(PhaseOutcome.PARTIAL);
        assertThat(Bench.test(report, "read").reason()).contains("PGlite: can't be reached");
        assertThat(figures(Bench.test(report, "read").postgresql()).throughputPerSecond())
                .isPositive();
    }

    @Test
    void shouldMeasureTransactionsAndMixes() throws Exception {
        // Given
        String transaction = """
                - name: transfer
                  transaction: true
                  statements:
                    - {sql: 'UPDATE t SET label = :label WHERE id = :id', expectedRows: 1}
                    - {sql: 'SELECT label FROM t WHERE id = :id', expectedRows: 1}
                  parameters: {id: {generator: zipf, to: rows}, label: {generator: text}}
                """;
        String mix = """
                - name: mixed
                  mix:
                    - {script: reads, weight: 3, sql: 'SELECT id FROM t WHERE id > :id LIMIT 2', expectedRows: 2,
                       parameters: {id: {generator: uniform, to: rows - 2}}}
                    - {script: writes, sql: 'UPDATE t SET label = label WHERE id = 1', expectedRows: 1}
                """;
        // When
        BenchmarkReport report = bench.run(transaction + mix, 1, postgresql(), pglite.target());
        // Then
        assertThat(report.tests()).hasSize(2).allSatisfy(test -> {
            assertThat(figures(test.postgresql()).errors()).isZero();
            assertThat(figures(test.pglite()).errors()).isZero();
            assertThat(figures(test.pglite()).executions())
                    .isEqualTo(figures(test.postgresql()).executions())
                    .isPositive();
        });
    }

    @Test
    void shouldMeasureACandidateAgainstItself() throws Exception {
        // When
        BenchmarkReport report = bench.control(READ + WRITE, postgresql(), pglite.target());
        // Then
        assertThat(report.outcome()).isEqualTo(PhaseOutcome.COMPLETED);
        assertThat(report.targets()).extracting("candidate").contains(CandidateKind.PGLITE);
        assertThat(report.tests()).allSatisfy(test -> {
            assertThat(Objects.requireNonNull(test.ratio()).value()).isBetween(0.2, 5.0);
            assertThat(figures(test.pglite()).executions())
                    .isEqualTo(figures(test.postgresql()).executions());
            assertThat(test.reason()).doesNotContain("PostgreSQL", "PGlite");
        });
        LoadFinished finished = (LoadFinished) bench.events.getLast();
        assertThat(finished.slices()).extracting("candidate").containsOnly(CandidateKind.POSTGRESQL);
    }

    @Test
    void shouldSayWhyThereIsNoControl() throws Exception {
        // When
        BenchmarkReport report = bench.control(READ, pglite.target());
        // Then
        assertThat(report.outcome()).isEqualTo(PhaseOutcome.FAILED);
        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("it needs two connections"));
    }

    @Test
    void shouldCompareThroughputToo() throws Exception {
        // When
        BenchmarkReport report = bench.run(READ, 1, postgresql(), pglite.target());
        // Then
        TestResult test = Bench.test(report, "read");
        var ratio = Objects.requireNonNull(test.throughputRatio());
        assertThat(ratio.value()).isPositive().isBetween(ratio.low(), ratio.high());
        assertThat(figures(test.postgresql()).roundThroughputPerSecond()).hasSize(4);
        assertThat(figures(test.postgresql()).settled()).isNotNull();
    }

    @Test
    void shouldKeepPercentilesInOrder() throws Exception {
        // When
        BenchmarkReport report = bench.run(READ, 1, postgresql());
        // Then
        var latency = Objects.requireNonNull(
                figures(Bench.test(report, "read").postgresql()).latency());
        assertThat(latency.p50Micros()).isPositive().isLessThanOrEqualTo(latency.p90Micros());
        assertThat(latency.p99Micros()).isLessThanOrEqualTo(latency.maxMicros());
        assertThat(latency.meanMicros()).isCloseTo(latency.p50Micros(), within(latency.maxMicros()));
    }

    private static Target postgresql() {
        return Bench.postgresql(POSTGRES.endpoint());
    }

    private static CandidateResult figures(@Nullable CandidateResult result) {
        return Objects.requireNonNull(result);
    }
}
