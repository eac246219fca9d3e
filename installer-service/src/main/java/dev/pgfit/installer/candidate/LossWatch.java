package dev.pgfit.installer.candidate;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.installer.schema.Verification;
import dev.pgfit.process.GuardedProcess;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sees when the kernel kills a process of a limited candidate for want of memory. A server with several goes on by itself:
 * it starts the others anew, and all its clients have lost their connections.
 */
final class LossWatch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ProgramCandidate candidate;
    private final HostLimits limits;
    private final Candidate.Listener listener;
    private final Thread thread;
    private long seen;

    private LossWatch(ProgramCandidate candidate, HostLimits limits, Candidate.Listener listener) {
        this.candidate = candidate;
        this.limits = limits;
        this.listener = listener;
        this.seen = limits.kills();
        this.thread =
                Thread.ofVirtual().name("losses-" + candidate.endpoint().port()).start(this::watch);
    }

    /** None for a candidate whose memory isn't limited. */
    static Optional<LossWatch> of(ProgramCandidate candidate, Candidate.Listener listener) {
        HostLimits limits = candidate.nature().limits();
        return limits.holding() == null ? Optional.empty() : Optional.of(new LossWatch(candidate, limits, listener));
    }

    /** What it died of, if that was want of memory; told once. */
    synchronized Optional<String> takeReason() {
        if (limits.kills() <= seen) {
            return Optional.empty();
        }
        seen = limits.kills();
        return Optional.of(limits.shortage(kind()));
    }

    private CandidateKind kind() {
        return candidate.kind();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(EVERY);
                if (limits.kills() > seen) {
                    Instant diedAt = Instant.now();
                    GuardedProcess process = candidate.process();
                    Thread.sleep(EVERY); // one that died as a whole is its supervisor's
                    if (process.isAlive() && answers(process)) {
                        takeReason().ifPresent(reason -> tell(reason, diedAt));
                    }
                }
            }
        } catch (InterruptedException e) {
            // nobody wants to know any more
        }
    }

    private void tell(String reason, Instant diedAt) {
        candidate.begunAnew();
        listener.restarted(candidate, reason, diedAt, Duration.between(diedAt, Instant.now()), candidate.restarts());
    }

    private boolean answers(GuardedProcess process) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                Verification.ping(candidate.endpoint(), candidate.nature().patience());
                return true;
            } catch (SQLException e) {
                Thread.sleep(EVERY);
            }
        }
        return false;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
