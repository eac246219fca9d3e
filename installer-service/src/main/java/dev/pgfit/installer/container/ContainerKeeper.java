package dev.pgfit.installer.container;

import dev.pgfit.installer.candidate.Candidate;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Starts a container again when it dies, on the same data: a few times, waiting longer each time. */
final class ContainerKeeper implements Candidate.Keeper {
    private static final int MOST = 5;
    private static final Duration BACK_OFF = Duration.ofMillis(250);
    private static final Duration READY = Duration.ofSeconds(60);
    /** Its processes are looked at without asking the engine. */
    private static final Duration NEAR = Duration.ofMillis(200);
    /** The engine has to be asked. */
    private static final Duration FAR = Duration.ofSeconds(1);

    private final ContainerCandidate candidate;
    private final RunningContainer container;
    private final Candidate.Listener listener;
    private final Thread thread;
    private long killsSeen;

    ContainerKeeper(ContainerCandidate candidate, Candidate.Listener listener) {
        this.candidate = candidate;
        this.container = candidate.container();
        this.listener = listener;
        this.killsSeen = container.countKills();
        this.thread = Thread.ofVirtual().name("keep-" + candidate.kind()).start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(container.pid() == 0 ? FAR : NEAR);
                if (!isThere()) {
                    if (!raise()) {
                        return;
                    }
                } else if (container.countKills() > killsSeen) {
                    lostAProcess();
                }
            }
        } catch (InterruptedException e) {
            // nobody wants it any more
        }
    }

    private boolean isThere() throws InterruptedException {
        if (container.pid() != 0) {
            return ProcessHandle.of(container.pid()).isPresent();
        }
        try {
            return container.look().running();
        } catch (EngineException e) {
            return true; // an engine that doesn't answer tells nothing of the container
        }
    }

    /** One of its processes was killed for want of memory; a server with several starts the others anew by itself. */
    private void lostAProcess() throws InterruptedException {
        Instant diedAt = Instant.now();
        killsSeen = container.countKills();
        String reason = container.ending(ContainerState.GONE);
        try {
            if (!awaitAnswer()) {
                return; // it is going down as a whole: seen next time
            }
            candidate.reborn();
            tell(reason, diedAt);
        } catch (EngineException e) {
            // seen next time
        }
    }

    /** Whether it serves again. */
    private boolean raise() throws InterruptedException {
        Instant diedAt = Instant.now();
        candidate.died();
        String reason = reason();
        if (candidate.mortal().isPresent()) {
            listener.gaveUp(
                    candidate,
                    reason + "; not started again: " + candidate.mortal().get());
            return false;
        }
        String failure = reason;
        for (int attempt = 0; candidate.restarts() + attempt < MOST; attempt++) {
            if (attempt > 0) {
                Thread.sleep(BACK_OFF.multipliedBy(1L << (attempt - 1)));
            }
            try {
                container.start();
                if (awaitAnswer()) {
                    killsSeen = container.countKills();
                    candidate.reborn();
                    tell(reason, diedAt);
                    return true;
                }
                failure = reason();
            } catch (EngineException e) {
                failure = String.valueOf(e.getMessage());
            }
        }
        listener.gaveUp(candidate, reason + "; not started again: " + failure);
        return false;
    }

    private void tell(String reason, Instant diedAt) {
        listener.restarted(candidate, reason, diedAt, Duration.between(diedAt, Instant.now()), candidate.restarts());
    }

    private String reason() throws InterruptedException {
        try {
            return container.ending(container.look());
        } catch (EngineException e) {
            return "its container ended";
        }
    }

    /** Whether it answers a query before it ends. */
    private boolean awaitAnswer() throws EngineException, InterruptedException {
        long end = System.nanoTime() + READY.toNanos();
        while (System.nanoTime() < end) {
            if (!container.look().running()) {
                return false;
            }
            try {
                candidate.ping();
                return true;
            } catch (SQLException e) {
                Thread.sleep(NEAR);
            }
        }
        throw new EngineException("it did not answer within " + READY.toSeconds() + " s");
    }

    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        try {
            thread.join(READY);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        candidate.stop();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
