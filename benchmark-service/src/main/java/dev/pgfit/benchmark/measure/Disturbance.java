package dev.pgfit.benchmark.measure;

import java.util.Locale;

/**
 * Whether a round says more about the load generator or the machine's host than about the candidate.
 *
 * <p>In a closed loop at high rates the generator's event loop is always busy, and so is the candidate: how busy the loop
 * is proves nothing. What tells them apart is where executions stand in line. A closed loop is a closed network of two
 * stations, generator and candidate; the bottleneck is the one at which an execution spends more of its time (mean value
 * analysis; Lazowska et al., "Quantitative System Performance", 1984, chapter 6). So the generator was the bottleneck when
 * executions spent more than half of their time, from being able to start to being answered, waiting for it.
 */
final class Disturbance {
    static final double MOST_WAITING = 0.5;
    static final double MOST_STEAL = 0.05;
    static final double MOST_PAUSES = 0.05;
    static final double MOST_BY_OTHER_THREADS = 0.05;
    /** Ticks are coarse: a single stolen one in a short round is no 5 percent. */
    private static final long FEWEST_STOLEN = 2;

    /** The process's CPU time comes in hundredths of a second. */
    private static final long LEAST_BY_OTHER_THREADS = 20_000_000;

    private static final double MILLION = 1e6;

    private Disturbance() {}

    /**
     * @param spent during the round
     * @return words; empty when the round counts
     */
    static String of(LoadResult result, Vitals spent) {
        double waiting = result.generator().residenceShare();
        if (waiting > MOST_WAITING) {
            return "the load generator was the bottleneck: " + percent(waiting)
                    + " of the executions' time was waiting for it";
        }
        if (spent.stealTicks() >= FEWEST_STOLEN && spent.stealShare() > MOST_STEAL) {
            return "the machine's host took " + percent(spent.stealShare()) + " of the processors' time (steal)";
        }
        double pauses = spent.gcMillis() * MILLION / Math.max(1, result.nanos());
        if (spent.gcMillis() > 1 && pauses > MOST_PAUSES) {
            return "the load generator's garbage collection took " + percent(pauses) + " of the time";
        }
        long loop = result.generator().cpuNanos();
        double others = spent.otherThreadsShare(loop);
        if (others > MOST_BY_OTHER_THREADS && spent.processNanos() - loop >= LEAST_BY_OTHER_THREADS) {
            return "the load generator's other threads took " + percent(others) + " of the processors' time";
        }
        return "";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
