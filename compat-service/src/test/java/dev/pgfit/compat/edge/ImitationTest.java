package dev.pgfit.compat.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.imitation.ImitationChecks;
import dev.pgfit.compat.imitation.Sabotaged;
import dev.pgfit.compat.runner.SuiteResult;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CheckResult.Outcome;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Target;
import dev.pgfit.testkit.TestPostgres;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** PostgREST's manner, imitated, on a native PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImitationTest {
    private static final List<Check> CHECKS = List.copyOf(ImitationChecks.all());

    @AutoClose
    private final TestPostgres postgres = TestPostgres.start();

    private final Target target = Probing.target(CandidateKind.POSTGRESQL, postgres.endpoint());
    private final Database database = new PgDatabase(Probing.VERTX, target);

    @Test
    void shouldPassTwiceAndLeaveNothing() {
        // Given
        List<?> before = Probing.inventory(database);

        // When
        SuiteResult first = Probing.run(database, target, CHECKS, Probing.LIMITS);
        SuiteResult second = Probing.run(database, target, CHECKS, Probing.LIMITS);

        // Then
        assertAllPassed(first);
        assertAllPassed(second);
        assertThat(Probing.inventory(database)).isEqualTo(before);
    }

    @Test
    void shouldPassAsAnOwnerWhoIsNoSuperuser() {
        // Given
        Probing.ask(database, "CREATE ROLE landlady LOGIN CREATEROLE PASSWORD 'let'");
        Probing.ask(database, "CREATE DATABASE rented OWNER landlady");
        Endpoint own = postgres.endpoint();
        Target rented = Probing.target(
                CandidateKind.POSTGRESQL,
                new Endpoint(own.host(), own.port(), "rented", "landlady", "let", null, true));

        // When
        SuiteResult result = Probing.run(new PgDatabase(Probing.VERTX, rented), rented, CHECKS, Probing.LIMITS);

        // Then
        assertAllPassed(result);
    }

    @TestFactory
    Stream<DynamicTest> shouldNoticeASabotagedDatabase() {
        return Stream.of(
                        List.of("postgrest_start", "DROP VIEW big_city"),
                        List.of("postgrest_login", "GRANT ${role.stranger} TO ${role.login}"),
                        List.of(
                                "postgrest_login",
                                "GRANT SELECT ON city TO ${role.login}; GRANT USAGE ON SCHEMA ${schema} TO ${role.login}"),
                        List.of("postgrest_requests", "DELETE FROM sight WHERE id = 3"),
                        List.of("postgrest_errors", "ALTER TABLE city DROP CONSTRAINT city_people_check"),
                        List.of("postgrest_errors", "GRANT SELECT ON secret TO ${role.anon}"),
                        List.of("postgrest_pool", "UPDATE city SET name = 'Elsewhere' WHERE id = 2"),
                        List.of("postgrest_rls", "CREATE POLICY all_notes ON note USING (true)"),
                        List.of("postgrest_reload", "REVOKE USAGE ON SCHEMA ${schema} FROM ${role.member}"))
                .map(one -> DynamicTest.dynamicTest(String.join(": ", one), () -> {
                    Check check = Sabotaged.of(one.getFirst(), one.getLast());
                    SuiteResult result = Probing.run(database, target, List.of(check), Probing.LIMITS);
                    assertThat(result.problems()).isEmpty();
                    CheckResult failure = Probing.result(result, one.getFirst());
                    assertThat(failure.outcome()).as(failure.toString()).isEqualTo(Outcome.FAILED);
                    assertThat(failure.isSecurityFinding())
                            .as(failure.toString())
                            .isEqualTo(one.getFirst().equals("postgrest_rls")
                                    || one.getLast().contains("stranger"));
                }));
    }

    private static void assertAllPassed(SuiteResult result) {
        assertThat(result.problems()).isEmpty();
        assertThat(result.results())
                .hasSize(8)
                .allSatisfy(one -> assertThat(one.outcome()).as(one.toString()).isEqualTo(Outcome.PASSED));
    }
}
