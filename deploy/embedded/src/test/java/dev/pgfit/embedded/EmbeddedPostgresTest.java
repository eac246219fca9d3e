package dev.pgfit.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    private static final Path BINARIES = Path.of("target/postgres-binaries");

    @TempDir
    Path folder;

    @Test
    void shouldKeepWhatItWasGivenOverARestart() throws Exception {
        // Given
        long firstPid;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startForTests(folder, BINARIES)) {
            firstPid = postgres.pid();
            execute(postgres, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        assertThat(ProcessHandle.of(firstPid)).isEmpty();

        // When
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startForTests(folder, BINARIES);
                Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT answer FROM kept")) {

            // Then
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws Exception {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws Exception {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }
}
