package dev.pgfit.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Starts a service again that ended by itself, as Kubernetes would: what it left unfinished is delivered to it again. One
 * that keeps ending is left alone after a few times.
 */
final class Supervision implements AutoCloseable {
    private static final int RESTARTS = 5;

    private final List<RunningService> services;
    private final Function<Service, RunningService> launcher;
    private final Runnable changed;
    private final Consumer<String> tell;
    private final Map<Service, Integer> restarts = new EnumMap<>(Service.class);
    private boolean closed;

    /**
     * Watches from now on.
     *
     * @param services those that run; a restarted one takes the old one's place
     * @param launcher starts a service
     * @param changed called after a restart
     */
    Supervision(
            List<RunningService> services,
            Function<Service, RunningService> launcher,
            Runnable changed,
            Consumer<String> tell) {
        this.services = services;
        this.launcher = launcher;
        this.changed = changed;
        this.tell = tell;
        services.forEach(this::watch);
    }

    /** From now on, services that end have been told to. */
    @Override
    public synchronized void close() {
        closed = true;
    }

    private void watch(RunningService running) {
        running.process().exitCode().thenAcceptAsync(code -> ended(running, code));
    }

    private synchronized void ended(RunningService running, int code) {
        if (closed) {
            return;
        }
        String what =
                running.service().module() + " ended by itself (exit code " + code + ", log " + running.log() + ")";
        if (restarts.merge(running.service(), 1, Integer::sum) > RESTARTS) {
            tell.accept(what + "; not started again after " + RESTARTS + " times");
            return;
        }
        keepLog(running);
        RunningService next = launcher.apply(running.service());
        services.set(services.indexOf(running), next);
        changed.run();
        tell.accept(what + "; started again");
        watch(next);
    }

    private static void keepLog(RunningService running) {
        try {
            Files.move(
                    running.log(),
                    running.log().resolveSibling(running.log().getFileName() + ".before-restart"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // the log is a courtesy to people; the service matters more
        }
    }
}
