package dev.pgfit.compat.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.runner.SuiteResult;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Layer;
import dev.pgfit.contracts.Target;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stock pglite-socket does to sessions; a verdict that says otherwise is a defect of pgfit. */
class PgliteSessionsTest {
    /** Wrong on any number of connections: the words that tell why. */
    private static final Map<String, String> ALWAYS = Map.of(
            "role_login", "got postgres, of: SELECT session_user::text",
            "prepared_reconnect", "prepared statement \"0\" already exists",
            "authenticator_login", "got postgres, of: SELECT session_user::text",
            "set_role_denied", "expected error 42501, got none, of: SET ROLE",
            "unknown_role", "the connection was accepted, as postgres",
            "unknown_database", "the connection was accepted, as postgres in database postgres",
            "startup_settings", "of: SHOW application_name",
            "cancel_request", "expected error 57014, got none",
            "statement_timeout", "expected error 57014, got no error");

    /** Wrong when several connections share the backend. */
    private static final Map<String, String> SHARED = Map.ofEntries(
            Map.entry("prepared_names", "prepared statement \"0\" already exists"),
            Map.entry("split_batch", "the first connection got the rows of the other's query"),
            Map.entry("pooled_requests", "requests"),
            Map.entry("concurrent_transactions", "the second connection: no answer within 3.0 s to: BEGIN"),
            Map.entry("uncommitted_rows", "the reader: no answer within 3.0 s to: SELECT"),
            Map.entry("session_settings", "expected to see nothing, got alice"),
            Map.entry("session_roles", "expected to see alice, got bob"),
            Map.entry("isolation_levels", "the second connection: no answer within 3.0 s to: INSERT"),
            Map.entry("serializable", "the second connection: no answer within 3.0 s to: BEGIN"),
            Map.entry("advisory_locks", "expected f, got t"),
            Map.entry("temporary_tables", "read the temporary table of another"),
            Map.entry("listen_notify", "it went to the connection that sent it"));

    private static final List<String> LEAKS =
            List.of("split_batch", "session_settings", "session_roles", "temporary_tables");

    @Test
    void shouldFailWhateverNeedsASessionOfItsOwn() {
        try (PgliteServer pglite = PgliteServer.start(10)) {
            // Given
            Target target = target(pglite);
            Database database = new PgDatabase(Probing.VERTX, target);
            List<?> before = Probing.inventory(database);

            // When
            SuiteResult result = Probing.run(database, target, SessionChecks.harmless(), Probing.LIMITS);

            // Then
            assertFails(result, ALWAYS);
            assertFails(result, SHARED);
            assertThat(SessionChecks.failed(result)).containsExactlyInAnyOrderElementsOf(ids(ALWAYS, SHARED));
            assertThat(LEAKS)
                    .allSatisfy(id -> assertThat(Probing.result(result, id).isSecurityFinding())
                            .as(id)
                            .isTrue());
            assertThat(result.problems()).isEmpty();
            assertThat(Probing.inventory(database)).isEqualTo(before);
        }
    }

    @Test
    void shouldSayThatOneConnectionIsTooFew() {
        try (PgliteServer pglite = PgliteServer.start(1)) {
            // Given
            Target target = target(pglite);
            Database database = new PgDatabase(Probing.VERTX, target);
            List<?> before = Probing.inventory(database);

            // When
            SuiteResult result = Probing.run(database, target, SessionChecks.harmless(), Probing.LIMITS);

            // Then
            assertFails(result, ALWAYS);
            assertThat(SessionChecks.failed(result)).containsExactlyInAnyOrderElementsOf(ids(ALWAYS, SHARED));
            assertThat(SHARED.keySet())
                    .allSatisfy(id -> assertThat(Probing.result(result, id).message())
                            .as(id)
                            .containsAnyOf("could not connect: ", "could not be had: ")
                            .endsWith("(the transport serves 1 connection(s) at once)"));
            assertThat(Probing.result(result, "role_login").message())
                    .endsWith("(the transport serves 1 connection(s) at once)");
            assertThat(result.problems()).isEmpty();
            assertThat(Probing.inventory(database)).isEqualTo(before);
        }
    }

    @Test
    void shouldRunLastWhatTakesTheServerDown() {
        try (PgliteServer pglite = PgliteServer.start(10)) {
            // Given
            Target target = target(pglite);
            List<Check> checks = Stream.concat(
                            SessionChecks.all().reversed().stream().limit(1),
                            SessionChecks.harmless().stream().limit(1))
                    .toList();

            // When
            SuiteResult result = Probing.run(new PgDatabase(Probing.VERTX, target), target, checks, Probing.LIMITS);

            // Then
            assertThat(SessionChecks.failed(result)).containsExactly("copy_from_stdin");
            assertThat(result.results()).hasSameSizeAs(checks);
        }
    }

    private static void assertFails(SuiteResult result, Map<String, String> expected) {
        expected.forEach((id, words) -> {
            CheckResult one = Probing.result(result, id);
            assertThat(one.message()).as(id).contains(words);
            assertThat(one.layer()).as(id).isEqualTo(id.equals("statement_timeout") ? Layer.ENGINE : Layer.TRANSPORT);
            assertThat(one.consequence()).as(id).isNotBlank();
        });
    }

    private static List<String> ids(Map<String, String> some, Map<String, String> others) {
        return Stream.concat(some.keySet().stream(), others.keySet().stream()).toList();
    }

    private static Target target(PgliteServer pglite) {
        return new Target(CandidateKind.PGLITE, "0.5.16", Environment.HOST, "pglite-socket", pglite.endpoint(), null);
    }
}
