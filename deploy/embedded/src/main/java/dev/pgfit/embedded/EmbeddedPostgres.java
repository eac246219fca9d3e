package dev.pgfit.embedded;

import dev.pgfit.process.Account;
import dev.pgfit.process.postgres.PostgresCluster;
import dev.pgfit.process.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A PostgreSQL server on the loopback interface, with one database, for a service's own store. It ends when it is
 * closed, and also when this JVM dies in any way. What it stores stays in its folder.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String NAME = "pgfit";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PostgresServer server;
    private final String password;

    private EmbeddedPostgres(PostgresServer server, String password) {
        this.server = server;
        this.password = password;
    }

    /**
     * Starts a server.
     *
     * @param folder where its binaries, data and password are kept; made when it is not there yet
     * @throws EmbeddedStartException when it does not come up; with the server's last words
     */
    public static EmbeddedPostgres start(Path folder) {
        return start(folder, folder.resolve("binaries"), Map.of());
    }

    /**
     * Starts a server for tests: it trades durability for speed.
     *
     * @param folder where its data is kept
     * @param binaries where its binaries are unpacked, once for many servers
     */
    public static EmbeddedPostgres startForTests(Path folder, Path binaries) {
        return start(
                folder,
                binaries,
                Map.of(
                        "fsync", "off",
                        "synchronous_commit", "off",
                        "full_page_writes", "off",
                        // as the installer's candidates have it: Supabase's realtime needs it
                        "wal_level", "logical"));
    }

    /**
     * Starts a server that clients of other machines reach.
     *
     * @param folder where its binaries, data and password are kept
     * @param port to listen on, on all interfaces
     * @param password of its user from the first start on; later starts keep the first one
     */
    public static EmbeddedPostgres startForOthers(Path folder, int port, String password) {
        try {
            Files.createDirectories(folder);
            writePassword(folder.resolve("password"), password);
        } catch (IOException e) {
            throw new EmbeddedStartException("PostgreSQL did not start in " + folder + ": " + e.getMessage(), e);
        }
        return start(folder, folder.resolve("binaries"), Map.of(), port);
    }

    private static EmbeddedPostgres start(Path folder, Path binaries, Map<String, String> settings) {
        return start(folder, binaries, settings, 0);
    }

    /** @param openPort on all interfaces; 0: a free one on the loopback interface */
    private static EmbeddedPostgres start(Path folder, Path binaries, Map<String, String> settings, int openPort) {
        try {
            Files.createDirectories(folder);
            Path home = PostgresBinaries.unpackInto(binaries);
            PostgresCluster cluster = new PostgresCluster(
                    home, folder.resolve("data"), Account.forServers(), Optional.of(folder.resolve("guards")));
            String password = password(folder.resolve("password"));
            if (!cluster.isInitialised()) {
                cluster.initdb(NAME, password, PATIENCE);
            }
            cluster.configure(small(settings));
            if (openPort != 0) {
                cluster.letOthersIn();
            }
            PostgresServer server = cluster.start(openPort == 0 ? FreePorts.any() : openPort, PATIENCE);
            EmbeddedPostgres postgres = new EmbeddedPostgres(server, password);
            postgres.createDatabase();
            return postgres;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedStartException("interrupted while PostgreSQL was starting in " + folder, e);
        } catch (IOException e) {
            throw new EmbeddedStartException("PostgreSQL did not start in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> small(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("shared_buffers", "32MB");
        settings.put("max_connections", "60");
        settings.put("max_wal_size", "128MB");
        settings.put("jit", "off");
        return settings;
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] secret = new byte[16];
            new SecureRandom().nextBytes(secret);
            writePassword(file, HexFormat.of().formatHex(secret));
        }
        return Files.readString(file);
    }

    private static void writePassword(Path file, String password) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, password);
        }
    }

    private void createDatabase() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), user(), password);
                Statement statement = connection.createStatement()) {
            try (ResultSet existing =
                    statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                if (existing.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + NAME);
        } catch (SQLException e) {
            close();
            throw new EmbeddedStartException("PostgreSQL does not answer on port " + port(), e);
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return server.port();
    }

    /** Completes when the server ends. */
    public CompletableFuture<Integer> ended() {
        return server.process().exitCode();
    }

    public String database() {
        return NAME;
    }

    /** A superuser. */
    public String user() {
        return NAME;
    }

    public String password() {
        return password;
    }

    /** Process id of the server. */
    public long pid() {
        return server.process().pid();
    }

    public String jdbcUrl() {
        return jdbcUrl(NAME);
    }

    /** For clients of the Vert.x kind. */
    public String reactiveUrl() {
        return "postgresql://" + host() + ":" + port() + "/" + NAME;
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host() + ":" + port() + "/" + database + "?connectTimeout=10&loginTimeout=10";
    }

    /** Stops the server; its data stays. */
    @Override
    public void close() {
        server.stopKeepingFiles();
    }
}
