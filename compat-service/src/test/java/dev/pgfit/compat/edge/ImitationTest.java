package dev.pgfit.compat.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.imitation.ImitationChecks;
import dev.pgfit.compat.runner.SuiteResult;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult.Outcome;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Target;
import dev.pgfit.testkit.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** PostgREST's manner, imitated, on a native PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImitationTest {
    private static final List<Check> CHECKS = List.copyOf(ImitationChecks.all());

    private final TestPostgres postgres = TestPostgres.start();
    private final Target target = Probing.target(CandidateKind.POSTGRESQL, postgres.endpoint());
    private final Database database = new PgDatabase(Probing.VERTX, target);

    @AfterAll
    void stop() {
        postgres.close();
    }

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

    private static void assertAllPassed(SuiteResult result) {
        assertThat(result.problems()).isEmpty();
        assertThat(result.results())
                .hasSize(8)
                .allSatisfy(one -> assertThat(one.outcome()).as(one.toString()).isEqualTo(Outcome.PASSED));
    }
}
