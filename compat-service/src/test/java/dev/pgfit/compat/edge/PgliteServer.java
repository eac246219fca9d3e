package dev.pgfit.compat.edge;

import dev.pgfit.contracts.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real PGlite behind stock pglite-socket; needs Node and npm. */
final class PgliteServer implements AutoCloseable {
    private static final Path SOURCE = Path.of("src/test/pglite");
    private static final Path HOME = Path.of("target/pglite");

    private final Process process;
    private final int port;
    private final int maxConnections;

    private PgliteServer(Process process, int port, int maxConnections) {
        this.process = process;
        this.port = port;
        this.maxConnections = maxConnections;
    }

    static PgliteServer start(int maxConnections) {
        try {
            install();
            Process process = new ProcessBuilder("node", "server.mjs", Integer.toString(maxConnections))
                    .directory(HOME.toFile())
                    .redirectError(HOME.resolve("node.log").toFile())
                    .start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = out.readLine();
            if (line == null || !line.startsWith("port ")) {
                process.destroyForcibly();
                throw new IllegalStateException("PGlite did not start: " + line);
            }
            return new PgliteServer(process, Integer.parseInt(line.substring("port ".length())), maxConnections);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Endpoint endpoint() {
        return new Endpoint("127.0.0.1", port, "postgres", "postgres", "postgres", maxConnections, false);
    }

    /** Makes the engine hang for good, as an endless loop in it would. */
    void freeze() {
        signal("STOP");
    }

    @Override
    public void close() {
        signal("CONT");
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From the lock file, into target, once per build folder. */
    private static void install() throws IOException {
        Files.createDirectories(HOME);
        for (String file : List.of("package.json", "package-lock.json", "server.mjs")) {
            Files.copy(SOURCE.resolve(file), HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.isDirectory(HOME.resolve("node_modules/@electric-sql/pglite-socket"))) {
            return;
        }
        Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve("npm.log").toFile())
                .start();
        try {
            if (!npm.waitFor(3, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                npm.destroyForcibly();
                throw new IllegalStateException("npm ci failed, see " + HOME.resolve("npm.log"));
            }
        } catch (InterruptedException e) {
            npm.destroyForcibly();
            throw new IllegalStateException(e);
        }
    }
}
