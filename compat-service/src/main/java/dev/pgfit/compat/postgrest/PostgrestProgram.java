package dev.pgfit.compat.postgrest;

import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.process.FreePort;
import dev.pgfit.process.GuardedProcess;
import dev.pgfit.process.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A PostgREST binary, and how it is started. Thread-safe. */
public final class PostgrestProgram {
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 3;

    private final Path binary;
    private final Http http;
    private final AtomicReference<@Nullable String> version = new AtomicReference<>();

    /** @throws IllegalArgumentException if the path is no executable file */
    public PostgrestProgram(Path binary, Http http) {
        if (!Files.isRegularFile(binary) || !Files.isExecutable(binary)) {
            throw new IllegalArgumentException("not an executable file: " + binary);
        }
        this.binary = binary.toAbsolutePath();
        this.http = http;
    }

    /** As it named itself when it last ran; empty before. */
    public Optional<String> version() {
        return Optional.ofNullable(version.get());
    }

    /**
     * Starts it and waits until it says that it is ready. It ends when closed, or when this JVM does, however that comes
     * about.
     *
     * @throws CheckFailed if it can't be started, ends, or isn't ready before the deadline; with its last words
     */
    RunningPostgrest start(Settings settings, Deadline deadline) {
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnce(settings, deadline);
            } catch (PortTaken e) {
                if (attempt == ATTEMPTS) {
                    throw new CheckFailed(e.words);
                }
            }
        }
    }

    private RunningPostgrest startOnce(Settings settings, Deadline deadline) throws PortTaken {
        RunningPostgrest running;
        try {
            int port = FreePort.any();
            int adminPort = FreePort.any();
            running = new RunningPostgrest(GuardedProcess.start(spec(settings, port, adminPort)), http, settings, port);
            await(running, adminPort, deadline);
        } catch (IOException e) {
            throw new CheckFailed("PostgREST could not be started: " + e.getMessage());
        }
        return running;
    }

    private void await(RunningPostgrest running, int adminPort, Deadline deadline) throws PortTaken {
        boolean ready = false;
        try {
            running.awaitReady(adminPort, deadline);
            ready = true;
        } catch (CheckFailed e) {
            if (!running.isAlive() && e.words().contains("in use")) {
                throw new PortTaken(e.words());
            }
            throw e;
        } finally {
            running.version().ifPresent(version::set);
            if (!ready) {
                running.close();
            }
        }
    }

    private Spec spec(Settings settings, int port, int adminPort) {
        Spec spec = Spec.of("postgrest", binary.toString())
                .without(System.getenv().keySet().stream()
                        // what is set for a PostgREST or a libpq of the user's own must not reach this one
                        .filter(name -> name.startsWith("PGRST_") || name.startsWith("PG") && !name.startsWith("PGFIT"))
                        .toArray(String[]::new))
                .stoppedBy("TERM", GRACE);
        for (var variable : settings.environment(port, adminPort).entrySet()) {
            spec = spec.with(variable.getKey(), variable.getValue());
        }
        return spec;
    }

    /** Somebody took the port between looking for a free one and listening on it. */
    private static final class PortTaken extends Exception {
        private final String words;

        PortTaken(String words) {
            super(words);
            this.words = words;
        }
    }
}
