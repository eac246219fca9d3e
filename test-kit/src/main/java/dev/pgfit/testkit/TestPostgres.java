package dev.pgfit.testkit;

import dev.pgfit.contracts.Endpoint;
import dev.pgfit.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.postgresql.Driver;

/** A real PostgreSQL for tests outside Quarkus; a superuser's endpoint, gone when closed. */
public final class TestPostgres implements AutoCloseable {
    private final TempFolder folder;
    private final EmbeddedPostgres postgres;

    private TestPostgres(TempFolder folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    public static TestPostgres start() {
        TempFolder folder = new TempFolder("postgres");
        try {
            registerDriver();
            return new TestPostgres(folder, EmbeddedPostgres.startForTests(folder.path(), binaries(folder)));
        } catch (RuntimeException | Error e) {
            folder.close();
            throw e;
        }
    }

    /** A Quarkus test before this one leaves drivers registered that only its own class loader may use. */
    private static void registerDriver() {
        try {
            if (!Driver.isRegistered()) {
                Driver.register();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL's driver can't be registered", e);
        }
    }

    /** Unpacked once per module where Maven runs the tests, else for this server alone. */
    private static Path binaries(TempFolder folder) {
        Path target = Path.of("target");
        return (Files.isDirectory(target) ? target : folder.path()).resolve("postgres-binaries");
    }

    public Endpoint endpoint() {
        return new Endpoint(
                postgres.host(),
                postgres.port(),
                postgres.database(),
                postgres.user(),
                postgres.password(),
                null,
                true);
    }

    public String jdbcUrl() {
        return postgres.jdbcUrl();
    }

    public String reactiveUrl() {
        return postgres.reactiveUrl();
    }

    @Override
    public void close() {
        postgres.close();
        folder.close();
    }
}
