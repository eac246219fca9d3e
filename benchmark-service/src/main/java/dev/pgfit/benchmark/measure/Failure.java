package dev.pgfit.benchmark.measure;

/**
 * Why a candidate did not do what it was asked.
 *
 * @param message the database's own words where it had any
 */
public record Failure(Kind kind, String message) {
    /** What sort of failure. */
    public enum Kind {
        /** The database answered with an error. */
        ERROR,
        /** No answer in time; the connection is gone. */
        TIMEOUT,
        /** An answer, but not the one expected. */
        WRONG_ROWS,
        /** The connection broke or can't be had. */
        LOST
    }
}
