package dev.pgfit.compat.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.runner.Limits;
import dev.pgfit.compat.runner.SuiteResult;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CheckResult.Outcome;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Target;
import dev.pgfit.testkit.TestPostgres;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** All checks that are data, on PostgreSQL and on PGlite. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlCatalogueTest {
    /** PGlite has only those that it is created with, and no replication. */
    private static final Set<String> MISSING_IN_PGLITE = Set.of(
            "citext",
            "pg_trgm",
            "hstore",
            "ltree",
            "unaccent",
            "btree_gist",
            "pg_stat_statements",
            "contrib_extensions",
            "logical_wal",
            "statement_timeout");

    @AutoClose
    private final TestPostgres postgres = TestPostgres.start();

    private final Target target = Probing.installed(CandidateKind.POSTGRESQL, postgres.endpoint());
    private final Database database = new PgDatabase(Probing.VERTX, target);

    @Test
    void shouldPassTwiceOnPostgresqlAndLeaveNothing() {
        // Given
        List<?> before = Probing.inventory(database);

        // When
        SuiteResult first = Probing.run(database, target, List.copyOf(Probing.SQL), Probing.LIMITS);
        SuiteResult second = Probing.run(database, target, List.copyOf(Probing.SQL), Probing.LIMITS);

        // Then
        assertThat(failed(first)).isEqualTo(Probing.FROM_ELSEWHERE);
        assertThat(first.results()).extracting(CheckResult::outcome).doesNotContain(Outcome.SKIPPED);
        assertThat(Probing.result(first, "vector").sqlState()).isEqualTo("0A000");
        assertThat(Probing.result(first, "supabase_extensions").message()).contains("pg_graphql");
        assertThat(Probing.essence(second)).isEqualTo(Probing.essence(first));
        assertThat(first.problems()).isEmpty();
        assertThat(second.problems()).isEmpty();
        assertThat(Probing.inventory(database)).isEqualTo(before);
    }

    @Test
    void shouldPassWhatIsRequiredAsAnOwnerWhoIsNoSuperuserWhateverTheDatabasesSettings() {
        // Given
        Probing.ask(database, "CREATE ROLE squire LOGIN CREATEROLE PASSWORD 'manor'");
        Probing.ask(
                database,
                "CREATE DATABASE manor OWNER squire TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'");
        for (String setting : List.of(
                "timezone TO 'Australia/Eucla'",
                "datestyle TO 'German'",
                "intervalstyle TO 'iso_8601'",
                "bytea_output TO 'escape'",
                "default_transaction_isolation TO 'repeatable read'",
                "default_text_search_config TO 'german'")) {
            Probing.ask(database, "ALTER DATABASE manor SET " + setting);
        }
        Endpoint own = postgres.endpoint();
        Endpoint theirs = new Endpoint(own.host(), own.port(), "manor", "squire", "manor", null, true);
        Database manor = new PgDatabase(Probing.VERTX, Probing.installed(CandidateKind.POSTGRESQL, theirs));
        List<?> before = Probing.inventory(manor);

        // When
        SuiteResult result = Probing.run(manor, target, List.copyOf(Probing.SQL), Probing.LIMITS);

        // Then
        assertThat(result.results())
                .filteredOn(CheckResult::required)
                .allSatisfy(one -> assertThat(one.outcome()).as(one.toString()).isEqualTo(Outcome.PASSED));
        assertThat(result.results())
                .filteredOn(one -> one.outcome() == Outcome.SKIPPED)
                .allSatisfy(one -> assertThat(one.message()).startsWith("only a superuser"))
                .extracting(CheckResult::id)
                .containsExactlyInAnyOrder(
                        "rls_bypass", "database_config", "event_trigger", "pg_stat_statements", "postgis");
        assertThat(failed(result)).isSubsetOf(Probing.FROM_ELSEWHERE);
        assertThat(result.problems()).isEmpty();
        assertThat(Probing.inventory(manor)).isEqualTo(before);
    }

    @Test
    void shouldFailOnPgliteOnlyWhatItDoesNotHave() {
        try (PgliteServer pglite = PgliteServer.start(1)) {
            // Given
            Target target = Probing.installed(CandidateKind.PGLITE, pglite.endpoint());
            Database database = new PgDatabase(Probing.VERTX, target);
            List<?> before = Probing.inventory(database);
            List<Check> gentle = Probing.SQL.stream()
                    .filter(check -> !check.info().conditions().destructive())
                    .map(Check.class::cast)
                    .toList();
            List<Check> recursion = Probing.SQL.stream()
                    .filter(check -> check.info().id().equals("runaway_recursion"))
                    .map(Check.class::cast)
                    .toList();
            Limits impatient = new Limits(
                    Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMinutes(1));

            // When
            SuiteResult result = Probing.run(database, target, gentle, Probing.LIMITS);
            List<?> after = Probing.inventory(database);
            SuiteResult destroyed = Probing.run(database, target, recursion, impatient);

            // Then
            Set<String> missing = new HashSet<>(MISSING_IN_PGLITE);
            missing.addAll(Probing.FROM_ELSEWHERE);
            assertThat(failed(result)).isEqualTo(missing);
            assertThat(result.problems()).isEmpty();
            assertThat(after).isEqualTo(before);
            assertThat(failed(destroyed)).containsExactly("runaway_recursion");
        }
    }

    private static Set<String> failed(SuiteResult result) {
        return result.results().stream()
                .filter(one -> one.outcome() == Outcome.FAILED)
                .map(CheckResult::id)
                .collect(Collectors.toSet());
    }
}
