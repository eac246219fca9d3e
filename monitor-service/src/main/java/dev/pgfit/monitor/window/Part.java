package dev.pgfit.monitor.window;

/** What a candidate was doing during a sample; each sample has exactly one. */
public enum Part {
    /** Nobody was under load yet. */
    IDLE,
    /** At least half of the sample lies in the candidate's own slices. */
    LOAD,
    /** The other candidate's turn, or the benchmark prepared its next test. */
    BETWEEN,
    /** The load was over for both. */
    COOL_DOWN
}
