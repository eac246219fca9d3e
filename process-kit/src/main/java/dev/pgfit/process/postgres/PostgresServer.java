package dev.pgfit.process.postgres;

import dev.pgfit.process.GuardedProcess;
import dev.pgfit.process.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A PostgreSQL server that runs under a guard and listens on 127.0.0.1, unless others are let in. */
public final class PostgresServer implements AutoCloseable {
    private static final int PID_LINE = 0;
    private static final int STATUS_LINE = 7;

    private final PostgresCluster cluster;
    private final GuardedProcess process;
    private final int port;

    private PostgresServer(PostgresCluster cluster, GuardedProcess process, int port) {
        this.cluster = cluster;
        this.process = process;
        this.port = port;
    }

    static PostgresServer start(
            PostgresCluster cluster, int port, Duration atMost, List<Path> temporary, Consumer<GuardedProcess> watcher)
            throws IOException, InterruptedException {
        List<String> command = List.of(
                cluster.bin("postgres"),
                "-D",
                cluster.data().toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=" + (cluster.letsOthersIn() ? "*" : "127.0.0.1"),
                // sockets would need a folder with a short name that everybody can enter
                "-c",
                "unix_socket_directories=",
                "-c",
                "logging_collector=off");
        Spec spec = cluster.guarded(Spec.of("postgresql-" + port, command))
                .stoppedBy("INT", Duration.ofSeconds(8))
                .removing(temporary.toArray(Path[]::new));
        GuardedProcess process = GuardedProcess.start(spec);
        PostgresServer server = new PostgresServer(cluster, process, port);
        watcher.accept(process);
        try {
            server.awaitReady(atMost);
            return server;
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.stopKeepingFiles();
            throw e;
        }
    }

    private void awaitReady(Duration atMost) throws IOException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!isReady()) {
            if (process.await(Duration.ofMillis(20)).isPresent()) {
                throw new PostgresException("PostgreSQL ended while starting", process.outputTail(20));
            }
            if (System.nanoTime() > end) {
                throw new PostgresException(
                        "PostgreSQL was not ready within " + atMost.toSeconds() + " s", process.outputTail(20));
            }
        }
    }

    /** By the file that the server itself keeps: its pid in the first line, its state in the eighth. */
    private boolean isReady() throws IOException {
        try {
            List<String> lines = Files.readAllLines(cluster.data().resolve("postmaster.pid"));
            return lines.size() > STATUS_LINE
                    && lines.get(PID_LINE).trim().equals(Long.toString(process.pid()))
                    && lines.get(STATUS_LINE).trim().equals("ready");
        } catch (NoSuchFileException notYet) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    /** The process, to watch and to measure it. */
    public GuardedProcess process() {
        return process;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Fast shutdown: open transactions are rolled back. Removes the temporary paths. */
    public void stop() {
        process.stop();
    }

    /** Fast shutdown that leaves all files, for another start. */
    public void stopKeepingFiles() {
        process.stopKeepingFiles();
    }

    @Override
    public void close() {
        stop();
    }
}
