package dev.pgfit.local.stack;

import dev.pgfit.embedded.FreePorts;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Waits for services to become ready, and says clearly which one doesn't. */
final class StartUp {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration POLL = Duration.ofMillis(100);

    private StartUp() {}

    static void awaitReady(List<RunningService> services, Consumer<String> tell) throws PortTakenException {
        Instant end = Instant.now().plus(PATIENCE);
        List<RunningService> waiting = new ArrayList<>(services);
        try (Readiness readiness = new Readiness()) {
            while (!waiting.isEmpty()) {
                for (RunningService service : List.copyOf(waiting)) {
                    if (!service.process().isAlive()) {
                        if (!FreePorts.isFree(service.port())) {
                            throw new PortTakenException(service);
                        }
                        throw failure(service, "ended while starting");
                    }
                    if (readiness.isReady(service.url())) {
                        waiting.remove(service);
                        tell.accept("starting the services: " + (services.size() - waiting.size()) + " of "
                                + services.size() + " ready");
                    }
                }
                if (!waiting.isEmpty() && Instant.now().isAfter(end)) {
                    throw failure(waiting.getFirst(), "was not ready within " + PATIENCE.toSeconds() + " s");
                }
                Thread.sleep(POLL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.CANCELLED, "interrupted while starting", e);
        }
    }

    private static Failure failure(RunningService service, String what) {
        return new Failure(
                ExitCode.UNEXPECTED,
                service.service().module() + " " + what + "; the last lines of " + service.log() + ":\n"
                        + LogTail.of(service.log()));
    }
}
