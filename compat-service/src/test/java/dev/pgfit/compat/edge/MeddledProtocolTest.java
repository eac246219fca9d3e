package dev.pgfit.compat.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.protocol.ProtocolChecks;
import dev.pgfit.compat.runner.SuiteResult;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CheckResult.Outcome;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Target;
import dev.pgfit.testkit.TestPostgres;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** A check that can't fail proves nothing: each class must notice a server that answers wrongly in what it is about. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeddledProtocolTest {
    private static final int CANCEL_REQUEST = 80877102;
    private static final String ZERO = "\0";

    @AutoClose
    private final TestPostgres postgres = TestPostgres.start();

    private final List<Meddling> meddlings = List.of(
            plain("parameter_status", Meddler.answering('S', "integer_datetimes\0on", "integer_datetimes\0off")),
            plain("role_login", Meddler.rewriting("session_user::text", "'postgres'::text")),
            plain("role_login", Meddler.rewriting("LOGIN NOINHERIT", "LOGIN SUPERUSER")),
            leak("prepared_names", Meddler.rewriting("of the second", "of the first")),
            plain("prepared_names", Meddler.rewriting("of the second", "of a third")),
            plain("prepared_reconnect", Meddler.rewriting("'three'", "'two'")),
            leak("split_batch", Meddler.rewriting("'first'", "'second'")),
            leak("split_batch", Meddler.rewriting("'third'", "'fourth'")),
            plain("split_batch", Meddler.rewriting("'third'", "'fifth'")),
            leak(
                    "pooled_requests",
                    Meddler.rewriting("set_config('role', $2, true)", "set_config('pgfit.no', $2, true)")),
            plain(
                    "pooled_requests",
                    Meddler.rewriting(
                            "SELECT owner, id::text FROM note", "SELECT owner, id::text FROM note LIMIT 2; --")),
            plain("binary_results", Meddler.sending('B', "\0\1\0\1", "\0\1\0\0")),
            plain("binary_results", Meddler.rewriting("'f'::\"char\"", "'v'::\"char\"")),
            plain(
                    "untyped_parameters",
                    Meddler.rewriting("item WHERE id = ANY ($1)", "item WHERE id::text = ANY ($1)")),
            plain("untyped_parameters", Meddler.rewriting("item WHERE id = ANY ($1)", "item WHERE id <> ALL ($1)")),
            plain("unknown_role", Meddler.rewriting("_nobody", "_x\0user\0pgfit")),
            plain("unknown_database", Meddler.rewriting("_nowhere", "_x\0database\0pgfit")),
            plain("startup_settings", Meddler.rewriting("-c lock_timeout=4321 ", "")),
            plain("startup_settings", Meddler.rewriting("_app" + ZERO, "_other" + ZERO)),
            plain("ssl_request", new Meddler() {
                @Override
                public int toSslRequest(int answer) {
                    return 'E';
                }
            }),
            plain("cancel_request", new Meddler() {
                @Override
                public byte @Nullable [] toServer(char type, byte[] body) {
                    return type == UNTYPED && ByteBuffer.wrap(body).getInt() == CANCEL_REQUEST ? null : body;
                }
            }),
            plain("pipelined_error", Meddler.rewriting("1 / 0", "1 / 1")),
            plain(
                    "pipelined_error",
                    Meddler.rewriting("SELECT count(*)::text FROM t", "SELECT '1' FROM pg_class LIMIT 1; --")),
            plain("copy_to_stdout", Meddler.withholding('d')),
            plain("copy_to_stdout", Meddler.answering('d', "row 2", "row 3")),
            plain("copy_from_stdin", Meddler.sending('d', "two", "too")),
            plain(
                    "concurrent_transactions",
                    Meddler.rewriting("INSERT INTO t VALUES (1)", "LOCK TABLE t; INSERT INTO t VALUES (1)")),
            plain("concurrent_transactions", Meddler.rewriting("ROLLBACK", "COMMIT")),
            plain("uncommitted_rows", Meddler.rewriting("BEGIN", "SELECT 1")),
            leak("session_settings", Meddler.rewriting("SET ROLE pgfit", "SELECT 1 AS pgfit")),
            plain("session_settings", Meddler.rewriting("SHOW TimeZone", "SELECT 'UTC'")),
            leak("session_roles", Meddler.rewriting("_bob\0", "_alice\0")),
            plain("disconnect_rolls_back", Meddler.rewriting("BEGIN", "SELECT 1")),
            plain("isolation_levels", Meddler.rewriting("REPEATABLE READ", "READ COMMITTED")),
            plain("isolation_levels", Meddler.rewriting("READ COMMITTED", "REPEATABLE READ")),
            plain("serializable", Meddler.rewriting("SERIALIZABLE", "REPEATABLE READ")),
            plain("advisory_locks", Meddler.rewriting("pg_try_advisory_lock(hash", "pg_try_advisory_lock_shared(hash")),
            leak("temporary_tables", Meddler.rewriting("CREATE TEMP TABLE", "CREATE TABLE")),
            plain("authenticator_login", Meddler.rewriting("GRANT SELECT ON t TO ", "GRANT SELECT ON t TO PUBLIC, ")),
            plain("authenticator_login", Meddler.rewriting("session_user::text", "'postgres'::text")),
            plain("set_role_denied", Meddler.rewriting("LOGIN NOINHERIT", "LOGIN SUPERUSER")),
            plain("listen_notify", Meddler.rewriting("pg_notify($1, $2)", "pg_notify($1 || '_', $2)")));

    @BeforeAll
    void trust() throws InterruptedException {
        Endpoint own = postgres.endpoint();
        PgDatabase database = new PgDatabase(Probing.VERTX, Probing.target(CandidateKind.POSTGRESQL, own));
        String rules = String.valueOf(
                Probing.ask(database, "SHOW hba_file").rows().getFirst().getFirst());
        // so that a log-in under another name than the client's is not refused for its password
        Probing.ask(database, "COPY (VALUES ('host all all all trust')) TO '" + rules + "'");
        Probing.ask(database, "SELECT pg_reload_conf()");
        Thread.sleep(500);
    }

    @TestFactory
    Stream<DynamicTest> shouldNoticeWhatIsMeddledWith() {
        return meddlings.stream()
                .map(one -> DynamicTest.dynamicTest(one.id(), () -> {
                    CheckResult result = run(one.id(), one.meddler());
                    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.FAILED);
                    assertThat(result.isSecurityFinding()).as(result.toString()).isEqualTo(one.leak());
                    assertThat(result.message()).doesNotContain("the check itself is broken");
                }));
    }

    @TestFactory
    Stream<DynamicTest> shouldPassBehindAProxyThatDoesNothing() {
        return ProtocolChecks.all().stream()
                .map(check -> check.info().id())
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    CheckResult result = run(id, new Meddler() {});
                    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.PASSED);
                }));
    }

    @Test
    void shouldMeddleWithEachCheckThatIsAClass() {
        Map<String, List<Meddling>> byId = meddlings.stream().collect(Collectors.groupingBy(Meddling::id));
        assertThat(ProtocolChecks.all())
                .extracting(check -> check.info().id())
                .allSatisfy(id -> assertThat(byId).containsKey(id));
    }

    private CheckResult run(String id, Meddler meddler) {
        ProtocolCheck check = ProtocolChecks.all().stream()
                .filter(one -> one.info().id().equals(id))
                .findFirst()
                .orElseThrow();
        try (MeddlingProxy proxy = MeddlingProxy.before(postgres.endpoint(), meddler)) {
            Target target =
                    new Target(CandidateKind.POSTGRESQL, null, Environment.HOST, "meddled", proxy.endpoint(), null);
            SuiteResult result =
                    Probing.run(new PgDatabase(Probing.VERTX, target), target, List.<Check>of(check), Probing.LIMITS);
            assertThat(result.problems()).isEmpty();
            return Probing.result(result, id);
        }
    }

    private static Meddling plain(String id, Meddler meddler) {
        return new Meddling(id, meddler, false);
    }

    private static Meddling leak(String id, Meddler meddler) {
        return new Meddling(id, meddler, true);
    }

    /** @param leak whether the failure must be a security finding */
    private record Meddling(String id, Meddler meddler, boolean leak) {}
}
