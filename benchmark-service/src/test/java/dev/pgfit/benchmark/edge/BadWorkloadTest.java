package dev.pgfit.benchmark.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.Target;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.contracts.Verdict;
import dev.pgfit.testkit.TestPostgres;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Queries that go wrong, on one candidate or on both: each is a finding, and the others go on. */
class BadWorkloadTest {
    private static final String SYNTAX = "- {name: syntax, sql: SELEC 1, expectedRows: 1}\n";
    /** The two servers' users have different names. */
    private static final String FAILS_ON_ONE =
            "- {name: fails_on_one, sql: \"SELECT 1 / CASE WHEN current_user = 'postgres' THEN 0 ELSE 1 END\", expectedRows: 1}\n";

    private static final String WRONG_ON_ONE =
            "- {name: wrong_on_one, sql: \"SELECT id FROM t WHERE current_user <> 'postgres' OR id <= 3\", expectedRows: rows}\n";
    private static final String BAD_SETUP =
            "- {name: bad_setup, setup: [CREATE TABLE s (id int), DROP TABLE nowhere], sql: SELECT 1, expectedRows: 1, cleanup: [DROP TABLE s]}\n";
    private static final String ENDLESS = "- {name: endless, sql: 'SELECT pg_sleep(600)', expectedRows: 1}\n";
    private static final String SOUND =
            "- {name: sound, sql: 'SELECT label FROM t WHERE id = :id', parameters: {id: {generator: uniform, to: rows}}, expectedRows: 1}\n";

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.start();

    private final Bench bench = new Bench();

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(bench.schemas(postgresql())).isEmpty();
        assertThat(bench.texts(postgresql(), "SELECT relname::text FROM pg_class WHERE relname IN ('s', 't')"))
                .isEmpty();
        bench.close();
    }

    @Test
    void shouldFindWhatIsWrongAndGoOn() throws Exception {
        try (TestPglite pglite = TestPglite.start()) {
            // When
            BenchmarkReport report = bench.run(
                    SYNTAX + FAILS_ON_ONE + WRONG_ON_ONE + BAD_SETUP + SOUND, 1, postgresql(), pglite.target());
            // Then
            assertThat(report.outcome()).isEqualTo(PhaseOutcome.COMPLETED);
            assertThat(reason(report, "syntax"))
                    .contains("PostgreSQL: syntax error at or near \"SELEC\"", "PGlite: syntax error");
            assertThat(reason(report, "fails_on_one"))
                    .contains("PGlite: division by zero (SQLSTATE 22012)")
                    .doesNotContain("PostgreSQL");
            assertThat(reason(report, "wrong_on_one"))
                    .contains("PGlite: expected 40 rows, but 3 came")
                    .doesNotContain("PostgreSQL");
            assertThat(reason(report, "bad_setup")).contains("PostgreSQL: table \"nowhere\" does not exist");
            assertThat(Bench.test(report, "sound").ratio()).isNotNull();
            assertThat(report.summary().failed()).isEqualTo(4);
            assertThat(Objects.requireNonNull(Bench.test(report, "fails_on_one").postgresql())
                            .executions())
                    .isPositive();
            assertThat(bench.schemas(pglite.target())).isEmpty();
        }
    }

    @Test
    void shouldOutliveAQueryThatNeverEnds() throws Exception {
        try (TestPglite doomed = TestPglite.start()) {
            // When
            BenchmarkReport report = bench.run(ENDLESS + SOUND, 1, postgresql(), doomed.target());
            // Then
            assertThat(report.outcome()).isEqualTo(PhaseOutcome.PARTIAL);
            assertThat(reason(report, "endless"))
                    .contains("PostgreSQL: no answer within 800 ms", "PGlite: no answer within 800 ms");
            TestResult sound = Bench.test(report, "sound");
            assertThat(Objects.requireNonNull(sound.postgresql()).executions()).isPositive();
            assertThat(sound.reason()).contains("PGlite: it has not answered since endless/40/c1");
            assertThat(bench.texts(
                            postgresql(),
                            "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%sleep(600)'"
                                    + " AND state = 'active' AND pid <> pg_backend_pid()"))
                    .isEmpty();
        }
    }

    @Test
    void shouldShowBothPlansWhereOneIsFarFaster() throws Exception {
        // Given a query that is slow for one user only
        String apart =
                "- {name: apart, setup: [CREATE TABLE s (id int)], sql: \"SELECT count(*) FROM generate_series(1, CASE WHEN current_user = 'postgres' THEN 300000 ELSE 1 END)\", expectedRows: 1, cleanup: [DROP TABLE s]}\n";
        try (TestPglite pglite = TestPglite.start()) {
            // When
            BenchmarkReport report = bench.run(apart, 1, postgresql(), pglite.target());
            // Then
            TestResult result = Bench.test(report, "apart");
            var plans = Objects.requireNonNull(result.plans());
            assertThat(plans.postgresql()).contains("Function Scan on generate_series");
            assertThat(plans.pglite()).contains("Function Scan on generate_series");
            assertThat(plans.difference()).contains("the same steps");
            var generator = Objects.requireNonNull(result.generator());
            assertThat(Objects.requireNonNull(generator.floorMicros())).isPositive();
            assertThat(Objects.requireNonNull(generator.processCores())).isPositive();
            assertThat(bench.schemas(pglite.target())).isEmpty();
        }
    }

    private static String reason(BenchmarkReport report, String query) {
        TestResult test = Bench.test(report, query);
        assertThat(test.verdict()).isEqualTo(Verdict.NOT_PROVABLE);
        return test.reason();
    }

    private static Target postgresql() {
        return Bench.postgresql(POSTGRES.endpoint());
    }
}
