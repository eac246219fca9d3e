package dev.pgfit.compat.database;

import java.time.Duration;

/** A point in time by which something must be done; shared by all that is done on the way to it. */
public final class Deadline {
    private final Duration budget;
    private final long endNanos;

    private Deadline(Duration budget) {
        this.budget = budget;
        this.endNanos = System.nanoTime() + budget.toNanos();
    }

    /** As long as {@code budget} from now. */
    public static Deadline in(Duration budget) {
        return new Deadline(budget);
    }

    /** At most {@code limit} from now, and never after this deadline. */
    public Deadline within(Duration limit) {
        return limit.compareTo(remaining()) < 0 ? in(limit) : this;
    }

    /** What was given at first. */
    public Duration budget() {
        return budget;
    }

    /** What is left; zero when it has passed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    public boolean passed() {
        return remaining().isZero();
    }
}
