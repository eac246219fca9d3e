package dev.pgfit.compat.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.runner.SuiteResult;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CheckResult.Outcome;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Target;
import dev.pgfit.testkit.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresMissionTest {
    @AutoClose
    private final TestPostgres postgres = TestPostgres.start();

    private final Target target = Probing.target(CandidateKind.POSTGRESQL, postgres.endpoint());
    private final Database database = new PgDatabase(Probing.VERTX, target);

    @BeforeAll
    void warm() {
        Probing.ask(database, "SELECT 1");
    }

    @Test
    void shouldPassAllOfTheMissionTwiceAndLeaveNothing() {
        // Given
        List<?> before = Probing.inventory(database);

        // When
        SuiteResult first = Probing.run(database, target, Probing.MISSION, Probing.LIMITS);
        SuiteResult second = Probing.run(database, target, Probing.MISSION, Probing.LIMITS);

        // Then
        assertThat(first.results())
                .hasSize(16)
                .allSatisfy(result ->
                        assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.PASSED));
        assertThat(Probing.essence(second)).isEqualTo(Probing.essence(first));
        assertThat(first.problems()).isEmpty();
        assertThat(second.problems()).isEmpty();
        assertThat(Probing.inventory(database)).isEqualTo(before);
    }

    @Test
    void shouldPassAsAnOwnerWhoIsNoSuperuser() {
        // Given
        Probing.ask(database, "CREATE ROLE landlord LOGIN CREATEROLE PASSWORD 'let'");
        Probing.ask(database, "CREATE DATABASE let OWNER landlord");
        Database let = as("landlord", "let", "let");

        // When
        SuiteResult result = Probing.run(let, target, Probing.MISSION, Probing.LIMITS);

        // Then
        assertThat(result.results())
                .allSatisfy(one -> assertThat(one.outcome()).as(one.toString()).isEqualTo(Outcome.PASSED));
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void shouldFailTheRoleChecksInTheDatabasesWordsForAUserWhoMayNotCreateRoles() {
        // Given
        Probing.ask(database, "CREATE ROLE tenant LOGIN PASSWORD 'flat'");
        Probing.ask(database, "CREATE DATABASE flat OWNER tenant");
        Database flat = as("tenant", "flat", "flat");
        List<?> before = Probing.inventory(flat);

        // When
        SuiteResult result = Probing.run(flat, target, Probing.MISSION, Probing.LIMITS);

        // Then
        CheckResult rls = Probing.result(result, "rls_policies");
        assertThat(rls.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(rls.sqlState()).isEqualTo("42501");
        assertThat(rls.message()).contains("permission denied to create role");
        assertThat(Probing.result(result, "jwt_verification").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(Probing.inventory(flat)).isEqualTo(before);
    }

    @Test
    void shouldReportWhatARefusalSaysAndNeverThePassword() {
        // Given
        Database wrong = as("nobody", "s3cret-word", "postgres");

        // When
        SuiteResult result = Probing.run(wrong, target, Probing.MISSION, Probing.LIMITS);

        // Then
        assertThat(result.reached()).isFalse();
        assertThat(result.results())
                .hasSize(16)
                .allSatisfy(one -> assertThat(one.outcome()).isEqualTo(Outcome.FAILED));
        assertThat(result.problems()).isNotEmpty();
        assertThat(result.toString()).contains("nobody").doesNotContain("s3cret-word");
    }

    private Database as(String user, String password, String name) {
        Endpoint own = postgres.endpoint();
        Endpoint theirs = new Endpoint(own.host(), own.port(), name, user, password, null, true);
        return new PgDatabase(Probing.VERTX, Probing.target(CandidateKind.POSTGRESQL, theirs));
    }
}
