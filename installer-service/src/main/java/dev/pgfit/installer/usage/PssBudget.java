package dev.pgfit.installer.usage;

import java.time.Duration;

/** So much of a core's time may go into reading memory's dear figure, and no more. Not thread-safe. */
final class PssBudget {
    /** Share of one core, per candidate. */
    static final double SHARE = 0.0005;

    /** For the first look, which reads everybody. */
    private static final long AT_FIRST = Duration.ofMillis(100).toNanos();

    private static final long MOST_SAVED = Duration.ofMillis(10).toNanos();

    private long saved = AT_FIRST;
    private long last;

    /** @param now on a clock of nanoseconds */
    boolean affordable(long now) {
        if (last != 0) {
            // what the first look left over is no credit for later ones
            saved = Math.min(MOST_SAVED, saved + Math.round((now - last) * SHARE));
        }
        last = now;
        return saved > 0;
    }

    /** One reading took so much CPU time; the account may be overdrawn by it. */
    void spent(long nanos) {
        saved -= nanos;
    }
}
