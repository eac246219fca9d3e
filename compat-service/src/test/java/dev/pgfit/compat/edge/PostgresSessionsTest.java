package dev.pgfit.compat.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.runner.SuiteResult;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Target;
import dev.pgfit.testkit.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A native PostgreSQL passes every check of connections and transactions, as a superuser and as a mere owner. */
class PostgresSessionsTest {
    @Test
    void shouldPassOnPostgres18() throws InterruptedException {
        try (TestPostgres postgres = TestPostgres.start()) {
            assertPasses(postgres.endpoint(), 18);
        }
    }

    @Test
    void shouldPassOnPostgres15() throws Exception {
        assumeTrue(InstalledPostgres.isThere(15), "there is no PostgreSQL 15 in " + InstalledPostgres.home(15));
        try (InstalledPostgres postgres = InstalledPostgres.start(15)) {
            assertPasses(postgres.endpoint(), 15);
        }
    }

    private static void assertPasses(Endpoint superuser, int major) throws InterruptedException {
        // Given
        Target target = Probing.target(CandidateKind.POSTGRESQL, superuser);
        Database database = new PgDatabase(Probing.VERTX, target);
        assertThat(Probing.ask(database, "SELECT current_setting('server_version_num')::int / 10000")
                        .rows())
                .isEqualTo(List.of(List.of(major)));
        Probing.ask(database, "CREATE ROLE landlord LOGIN CREATEROLE PASSWORD 'let'");
        Probing.ask(database, "CREATE DATABASE let OWNER landlord");
        Target let = Probing.target(
                CandidateKind.POSTGRESQL,
                new Endpoint(superuser.host(), superuser.port(), "let", "landlord", "let", null, true));

        for (Target each : List.of(target, target, let)) {
            Database own = new PgDatabase(Probing.VERTX, each);
            List<?> before = Probing.inventory(own);

            // When
            SuiteResult result = Probing.run(own, each, SessionChecks.all(), Probing.LIMITS);

            // Then
            assertThat(SessionChecks.failed(result)).as(result.toString()).isEmpty();
            assertThat(result.problems()).isEmpty();
            assertThat(Probing.inventory(own)).isEqualTo(before);
            assertThat(remainsOf(database)).isEqualTo(List.of(List.of(0L, 0L, 0L)));
        }
    }

    /** Sessions, session locks and prepared transactions; a closed session takes a moment to go. */
    private static List<?> remainsOf(Database database) throws InterruptedException {
        List<?> rows = List.of();
        for (int i = 0; i < 50; i++) {
            rows = Probing.ask(database, """
                    SELECT (SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'pgfit_check%'),
                           (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'),
                           (SELECT count(*) FROM pg_prepared_xacts)
                    """).rows();
            if (rows.equals(List.of(List.of(0L, 0L, 0L)))) {
                return rows;
            }
            Thread.sleep(100);
        }
        return rows;
    }
}
