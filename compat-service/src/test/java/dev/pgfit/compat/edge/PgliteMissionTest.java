package dev.pgfit.compat.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.runner.Limits;
import dev.pgfit.compat.runner.SuiteResult;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CheckResult.Outcome;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Target;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stock pglite-socket passes and fails; a verdict that says otherwise is a defect of pgfit. */
class PgliteMissionTest {
    @Test
    void shouldPassAllButTheIdleListenerOnOneConnection() {
        try (PgliteServer pglite = PgliteServer.start(1)) {
            // Given
            Target target = target(pglite);
            Database database = new PgDatabase(Probing.VERTX, target);
            List<?> before = Probing.inventory(database);

            // When
            SuiteResult first = Probing.run(database, target, Probing.MISSION, Probing.LIMITS);
            SuiteResult second = Probing.run(database, target, Probing.MISSION, Probing.LIMITS);

            // Then
            assertOnlyTheListenerFails(first, "a second connection could not be had: ");
            assertThat(Probing.result(first, "listen_notify").message())
                    .contains("the transport serves 1 connection(s) at once");
            assertThat(Probing.essence(second)).isEqualTo(Probing.essence(first));
            assertThat(second.problems()).isEmpty();
            assertThat(Probing.inventory(database)).isEqualTo(before);
        }
    }

    @Test
    void shouldSayWhereTheNotificationWentWhenMoreConnectionsAreServed() {
        try (PgliteServer pglite = PgliteServer.start(10)) {
            // Given
            Target target = target(pglite);

            // When
            SuiteResult result =
                    Probing.run(new PgDatabase(Probing.VERTX, target), target, Probing.MISSION, Probing.LIMITS);

            // Then
            assertOnlyTheListenerFails(
                    result, "the idle listener got no notification within 3 s; it went to the connection that sent it");
        }
    }

    @Test
    void shouldFailAllChecksOfAFrozenEngineWithinItsTimeouts() {
        try (PgliteServer pglite = PgliteServer.start(1)) {
            // Given
            Target target = target(pglite);
            Limits limits = new Limits(
                    Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMinutes(1));
            pglite.freeze();

            // When
            SuiteResult result = Probing.run(new PgDatabase(Probing.VERTX, target), target, Probing.MISSION, limits);

            // Then
            assertThat(result.reached()).isFalse();
            assertThat(result.results()).hasSize(16).allSatisfy(one -> {
                assertThat(one.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(one.message()).contains("no answer within 2.0 s to: connecting to");
            });
        }
    }

    private static void assertOnlyTheListenerFails(SuiteResult result, String words) {
        assertThat(result.problems()).isEmpty();
        assertThat(result.results())
                .hasSize(16)
                .allSatisfy(one -> assertThat(one.outcome())
                        .as(one.toString())
                        .isEqualTo(one.id().equals("listen_notify") ? Outcome.FAILED : Outcome.PASSED));
        CheckResult listener = Probing.result(result, "listen_notify");
        assertThat(listener.required()).isTrue();
        assertThat(listener.message()).contains(words);
    }

    private static Target target(PgliteServer pglite) {
        return new Target(CandidateKind.PGLITE, "0.5.16", Environment.HOST, "pglite-socket", pglite.endpoint(), null);
    }
}
