package dev.pgfit.compat.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.compat.database.DatabaseError;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.testkit.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Each way to log in that a server may ask for, on a real one that asks for it. */
class WireLoginTest {
    @AutoClose
    private final TestPostgres postgres = TestPostgres.start();

    private final WireServer server = new WireServer(postgres.endpoint(), false);

    @Test
    void shouldLogInByEachMethod() {
        // Given
        ask("SET password_encryption = md5; CREATE ROLE by_md5 LOGIN PASSWORD 'old'");
        ask("CREATE ROLE by_scram LOGIN PASSWORD 'new'; CREATE ROLE by_word LOGIN PASSWORD 'plain'");
        askFor("host all by_md5 all md5", "host all by_scram all scram-sha-256", "host all by_word all password");

        // Then
        assertThat(userOf("by_md5", "old")).isEqualTo("by_md5");
        assertThat(userOf("by_scram", "new")).isEqualTo("by_scram");
        assertThat(userOf("by_word", "plain")).isEqualTo("by_word");
        for (String user : List.of("by_md5", "by_scram", "by_word")) {
            assertThatThrownBy(() -> userOf(user, "wrong"))
                    .isInstanceOfSatisfying(
                            DatabaseError.class, e -> assertThat(e.sqlState()).isEqualTo("28P01"));
        }
    }

    @Test
    void shouldEncryptWhereTheServerDoesAndGoWithoutWhereItDoesNot() throws Exception {
        // Given
        WireServer preferring = new WireServer(postgres.endpoint(), true);
        assertThat(isEncrypted(preferring)).isEqualTo("f");
        assertThat(server.askForTls(soon())).isEqualTo('N');

        // When
        Path data = Path.of(Objects.requireNonNull(ask("SHOW data_directory")));
        Certificate.writeInto(data);
        assertThat(Files.exists(data.resolve("server.key"))).isTrue();
        ask("ALTER SYSTEM SET ssl = on");
        ask("SELECT pg_reload_conf()");

        // Then
        assertThat(eventuallyEncrypts()).isTrue();
        assertThat(isEncrypted(preferring)).isEqualTo("t");
        assertThat(isEncrypted(server)).isEqualTo("f");
    }

    private boolean eventuallyEncrypts() throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            if (server.askForTls(soon()) == 'S') {
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }

    private static @Nullable String isEncrypted(WireServer server) {
        try (Wire wire = server.connect(StartUp.DEFAULT, soon())) {
            return value(wire.query("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()", soon()));
        }
    }

    /** Rewrites the server's own rules; only new connections are asked by them. */
    private void askFor(String... rules) {
        String file = ask("SHOW hba_file");
        String all = String.join("'), ('", rules) + "'), ('host all all all trust'), ('local all all trust";
        ask("COPY (VALUES ('" + all + "')) TO '" + file + "'");
        ask("SELECT pg_reload_conf()");
        ask("SELECT pg_sleep(0.5)");
    }

    private @Nullable String userOf(String user, String password) {
        try (Wire wire = server.connect(StartUp.DEFAULT.as(user, password), soon())) {
            return value(wire.query("SELECT session_user::text", soon()));
        }
    }

    private @Nullable String ask(String sql) {
        try (Wire wire = server.connect(StartUp.DEFAULT, soon())) {
            return value(wire.query(sql, soon()));
        }
    }

    private static @Nullable String value(Reply reply) {
        return reply.texts().isEmpty() ? null : reply.texts().getFirst().getFirst();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10));
    }
}
