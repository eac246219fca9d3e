package dev.pgfit.compat.edge;

import dev.pgfit.contracts.Endpoint;
import dev.pgfit.embedded.FreePorts;
import dev.pgfit.process.Account;
import dev.pgfit.process.postgres.PostgresCluster;
import dev.pgfit.process.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A server of the PostgreSQL that the machine's own packages installed, if there is one of that version. */
final class InstalledPostgres implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "installed";

    private final PostgresServer server;
    private final Path folder;

    private InstalledPostgres(PostgresServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /** Where Debian and its like put it. */
    static Path home(int major) {
        return Path.of("/usr/lib/postgresql", Integer.toString(major));
    }

    static boolean isThere(int major) {
        return Files.isExecutable(home(major).resolve("bin/initdb"));
    }

    static InstalledPostgres start(int major) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pgfit-installed-");
        PostgresCluster cluster =
                new PostgresCluster(home(major), folder.resolve("data"), Account.forServers(), Optional.empty());
        cluster.initdb("postgres", PASSWORD, PATIENCE);
        cluster.configure(Map.of("fsync", "off", "shared_buffers", "32MB", "max_connections", "60"));
        return new InstalledPostgres(cluster.start(FreePorts.any(), PATIENCE), folder);
    }

    Endpoint endpoint() {
        return new Endpoint("127.0.0.1", server.port(), "postgres", "postgres", PASSWORD, null, true);
    }

    @Override
    public void close() {
        server.stop();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
