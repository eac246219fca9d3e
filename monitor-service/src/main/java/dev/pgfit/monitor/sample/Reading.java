package dev.pgfit.monitor.sample;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one reading of a candidate's counters told. */
public sealed interface Reading {
    /** There is an earlier reading to compare with. */
    record Measured(Sample sample) implements Reading {}

    /**
     * Counting starts afresh here: nothing can be said of the time before.
     *
     * @param why such as {@code restarted}
     */
    record Began(Instant at, String why) implements Reading {}

    /**
     * The candidate was down.
     *
     * @param why it is so for good; {@code null} when that isn't known
     */
    record NotRunning(@Nullable String why) implements Reading {}

    /** The same figures as last time, not read again since. */
    record Repeated() implements Reading {}
}
