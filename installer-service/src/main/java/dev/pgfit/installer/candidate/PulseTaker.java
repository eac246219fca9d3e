package dev.pgfit.installer.candidate;

import dev.pgfit.installer.schema.Verification;
import dev.pgfit.process.GuardedProcess;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Asks a candidate a query now and then; ends its process when several in a row stay without an answer. */
final class PulseTaker implements AutoCloseable {
    private final ProgramCandidate candidate;
    private final Nature.Pulse pulse;
    private final Thread thread;
    private volatile @Nullable String ended;

    PulseTaker(ProgramCandidate candidate, Nature.Pulse pulse) {
        this.candidate = candidate;
        this.pulse = pulse;
        this.thread =
                Thread.ofVirtual().name("pulse-" + candidate.endpoint().port()).start(this::watch);
    }

    /** Why this has ended the process, once; then {@code null} again. */
    @Nullable
    String takeReason() {
        String reason = ended;
        ended = null;
        return reason;
    }

    private void watch() {
        try {
            int misses = 0;
            while (true) {
                Thread.sleep(pulse.every());
                GuardedProcess process = candidate.process();
                misses = !process.isAlive() || answers() ? 0 : misses + 1;
                if (misses == pulse.misses() && process == candidate.process()) {
                    ended = "did not answer " + misses + " queries in a row and was ended";
                    ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
                    misses = 0;
                }
            }
        } catch (InterruptedException e) {
            // nobody wants to know any more
        }
    }

    private boolean answers() {
        try {
            Verification.ping(candidate.endpoint(), pulse.patience());
            return true;
        } catch (SQLException e) {
            return isBusy(e);
        }
    }

    /** Too many connections: it is up and refuses us. */
    private static boolean isBusy(SQLException e) {
        return "53300".equals(e.getSQLState());
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
