package dev.pgfit.benchmark.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The wall-clock time that a benchmark may take, running from its making. Every test gets an equal share of what is left
 * when its turn comes: what the quick ones leave over falls to the slow ones after them. Not thread-safe.
 */
public final class Budget {
    /** A test may take so many shares, where it would otherwise have too few rounds for an interval. */
    private static final int SHARES_AT_MOST = 3;

    private final Duration total;
    private final LongSupplier nanoClock;
    private final long begun;
    private int testsLeft;

    /**
     * @param tests that are to share it
     * @param nanoClock such as {@link System#nanoTime()}
     */
    public Budget(Duration total, int tests, LongSupplier nanoClock) {
        this.total = total;
        this.testsLeft = tests;
        this.nanoClock = nanoClock;
        this.begun = nanoClock.getAsLong();
    }

    /** Zero when it is used up. */
    public Duration left() {
        Duration left = total.minusNanos(nanoClock.getAsLong() - begun);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * The next test's share; empty when the budget is used up.
     *
     * @param loading time that tests to come need for their data; kept back up to half of what is left
     */
    public Optional<Share> next(Duration loading) {
        int sharing = Math.max(1, testsLeft);
        testsLeft--;
        Duration all = left();
        if (all.isZero()) {
            return Optional.empty();
        }
        Duration left = all.minus(shorter(loading, all.dividedBy(2)));
        Duration fair = left.dividedBy(sharing);
        Duration several = shorter(fair.multipliedBy(SHARES_AT_MOST), left.dividedBy(2));
        return Optional.of(new Share(fair, longer(fair, several)));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
