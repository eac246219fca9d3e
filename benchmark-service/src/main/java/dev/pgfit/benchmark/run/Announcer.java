package dev.pgfit.benchmark.run;

import dev.pgfit.contracts.BenchmarkEvent;

/** Where a phase says what it does. */
public interface Announcer {
    /** Tells the other services; returns once it is out. */
    void publish(BenchmarkEvent event);

    /**
     * Tells people who wait.
     *
     * @param done tests done, of {@code total}
     */
    void progress(String message, int done, int total);
}
