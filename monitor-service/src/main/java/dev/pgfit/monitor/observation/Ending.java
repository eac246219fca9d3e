package dev.pgfit.monitor.observation;

/** Why watching ended. */
public enum Ending {
    BENCHMARK_DONE,
    /** The benchmark's report had not come when the run had to report. */
    DEADLINE,
    /** The time asked for was over. */
    DURATION_OVER,
    /** No candidate is there to be watched. */
    NOTHING_TO_WATCH,
    /** Nobody wants to know any more. */
    CANCELLED
}
