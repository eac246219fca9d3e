package dev.pgfit.installer.candidate;

import dev.pgfit.process.GuardedProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Starts a candidate again when it dies: a few times, waiting longer each time. */
public final class Supervisor implements Candidate.Keeper {
    private final ProgramCandidate candidate;
    private final RestartPolicy policy;
    private final Candidate.Listener listener;
    private final Optional<PulseTaker> pulse;
    private final Optional<LossWatch> losses;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile boolean closed;
    private volatile @Nullable Thread reviver;

    /**
     * When to give up.
     *
     * @param most how often a candidate is started again
     * @param backOff wait before a second attempt; doubled for each further one
     */
    public record RestartPolicy(int most, Duration backOff) {
        public static final RestartPolicy DEFAULT = new RestartPolicy(5, Duration.ofMillis(250));
    }

    public Supervisor(ProgramCandidate candidate, RestartPolicy policy, Candidate.Listener listener) {
        this.candidate = candidate;
        this.policy = policy;
        this.listener = listener;
        this.pulse = candidate.nature().pulse().map(plan -> new PulseTaker(candidate, plan));
        this.losses = LossWatch.of(candidate, listener);
        watch(candidate.process());
    }

    private void watch(GuardedProcess process) {
        process.exitCode().thenAccept(code -> {
            if (!closed) {
                Instant diedAt = Instant.now();
                reviver = Thread.ofVirtual().name("revive-" + candidate.kind()).start(() -> died(reason(code), diedAt));
            }
        });
    }

    private String reason(int code) {
        return pulse.map(PulseTaker::takeReason)
                .or(() -> losses.flatMap(LossWatch::takeReason))
                .orElse("exited with " + code);
    }

    private void died(String reason, Instant diedAt) {
        String mortal = candidate.nature().mortal().orElse(null);
        if (mortal == null) {
            revive(reason, diedAt);
            return;
        }
        starting.lock();
        try {
            if (closed) {
                return;
            }
            candidate.process().stopKeepingFiles(); // what the program started may live on
            listener.gaveUp(candidate, reason + "; not started again: " + mortal);
        } finally {
            starting.unlock();
        }
    }

    private void revive(String reason, Instant diedAt) {
        starting.lock();
        try {
            String lastFailure = reason;
            for (int attempt = 0; candidate.restarts() + attempt < policy.most() && !closed; attempt++) {
                try {
                    if (attempt > 0) {
                        Thread.sleep(policy.backOff().multipliedBy(1L << (attempt - 1)));
                    }
                    candidate.restart();
                    watch(candidate.process());
                    listener.restarted(
                            candidate, reason, diedAt, Duration.between(diedAt, Instant.now()), candidate.restarts());
                    return;
                } catch (InterruptedException e) {
                    return;
                } catch (Exception e) {
                    lastFailure = String.valueOf(e.getMessage());
                }
            }
            if (!closed) {
                listener.gaveUp(candidate, reason + "; not started again: " + lastFailure);
            }
        } finally {
            starting.unlock();
        }
    }

    /** Stops watching, and then the candidate itself; removes its files. */
    @Override
    public void close() {
        closed = true;
        pulse.ifPresent(PulseTaker::close);
        losses.ifPresent(LossWatch::close);
        Thread busy = reviver;
        if (busy != null) {
            busy.interrupt();
        }
        starting.lock();
        try {
            candidate.stop();
        } finally {
            starting.unlock();
        }
    }
}
