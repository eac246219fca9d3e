package dev.pgfit.benchmark.measure;

import java.time.Duration;

/** When the next execution starts. */
public sealed interface LoadModel {
    /** Each connection starts its next execution when the last one was answered, at once, one at a time. */
    LoadModel CLOSED = new Closed(Duration.ZERO, 1);

    /**
     * Each connection starts its next execution when an earlier one was answered. Latency counts from the sending.
     *
     * @param thinkTime waited between an answer and the next execution
     * @param pipelining executions under way at once on one connection; above 1 it is a mode of its own, for single
     *     statements only
     */
    record Closed(Duration thinkTime, int pipelining) implements LoadModel {}

    /**
     * Executions arrive whether or not earlier ones were answered, and wait for a free connection. Latency counts from
     * the arrival, so that waiting is in it: what Gil Tene calls coordinated omission can't happen.
     *
     * @param perSecond arrivals
     * @param seed of the arrivals
     */
    record Open(double perSecond, Arrivals arrivals, long seed) implements LoadModel {}

    /** How arrivals are spread. */
    enum Arrivals {
        /** At equal distances. */
        CONSTANT,
        /** Independent of each other: a Poisson process, its distances exponentially distributed. */
        POISSON
    }
}
