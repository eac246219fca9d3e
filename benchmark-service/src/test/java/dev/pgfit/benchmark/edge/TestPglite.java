package dev.pgfit.benchmark.edge;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A real PGlite behind its socket server. Its packages are installed once, below the build folder. */
final class TestPglite implements AutoCloseable {
    private static final Path HOME = Path.of("target", "pglite");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final int port;

    private TestPglite(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static TestPglite start() throws Exception {
        install();
        int port = freePort();
        Process process = program(List.of(
                "node",
                "node_modules/@electric-sql/pglite-socket/dist/scripts/server.js",
                "--db=memory://",
                "--port=" + port));
        TestPglite pglite = new TestPglite(process, port);
        Instant end = Instant.now().plus(PATIENCE);
        while (!listens(port)) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                pglite.close();
                throw new IllegalStateException("PGlite did not start: " + Files.readString(log()));
            }
            Thread.sleep(100);
        }
        return pglite;
    }

    Target target() {
        Endpoint endpoint = new Endpoint("127.0.0.1", port, "postgres", "postgres", null, 1, false);
        return new Target(CandidateKind.PGLITE, "0.5.16", Environment.HOST, "pglite-socket", endpoint, null);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static synchronized void install() throws Exception {
        if (Files.exists(HOME.resolve("installed"))) {
            return;
        }
        Files.createDirectories(HOME);
        for (String file : List.of("package.json", "package-lock.json")) {
            try (InputStream source = TestPglite.class.getResourceAsStream("/pglite/" + file)) {
                Files.copy(Objects.requireNonNull(source), HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Process npm = program(List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
        if (!npm.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || npm.exitValue() != 0) {
            npm.destroyForcibly();
            throw new IllegalStateException("npm ci failed: " + Files.readString(log()));
        }
        Files.createFile(HOME.resolve("installed"));
    }

    private static Process program(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    private static Path log() {
        return HOME.resolve("output.log");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
