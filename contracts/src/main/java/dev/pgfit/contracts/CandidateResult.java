package dev.pgfit.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One candidate's figures in one test, warm-up excluded.
 *
 * @param connections that were really used: a transport may allow fewer than asked
 * @param rounds measured rounds
 * @param executions answered queries in them
 * @param errors failed, timed-out or wrong answers in them
 * @param firstError the database's own words for the first of these
 * @param latency {@code null} when no query was answered
 * @param coldMicros latency in µs of the very first execution, before any warm-up: code cold, caches cold;
 *     {@code null} when there was none
 * @param roundMedianMicros median latency of each round in µs, in the order measured: the statistical unit
 * @param roundThroughputPerSecond answered executions per second of each round's measured time, in the order measured
 * @param settled whether it had reached its steady state when the warm-up ended; {@code null} when there were no rounds
 * @param open how it kept up; {@code null} unless the load was an open one
 * @param knee what the rate sweep found; {@code null} unless there was one
 */
public record CandidateResult(
        int connections,
        int rounds,
        long executions,
        long errors,
        @Nullable String firstError,
        @Nullable Latency latency,
        double throughputPerSecond,
        @Nullable Double coldMicros,
        List<Double> roundMedianMicros,
        @Nullable List<Double> roundThroughputPerSecond,
        @Nullable Boolean settled,
        @Nullable OpenLoad open,
        @Nullable Knee knee) {
    /** In a closed load, without a sweep. */
    public CandidateResult(
            int connections,
            int rounds,
            long executions,
            long errors,
            @Nullable String firstError,
            @Nullable Latency latency,
            double throughputPerSecond,
            @Nullable Double coldMicros,
            List<Double> roundMedianMicros,
            @Nullable List<Double> roundThroughputPerSecond,
            @Nullable Boolean settled) {
        this(
                connections,
                rounds,
                executions,
                errors,
                firstError,
                latency,
                throughputPerSecond,
                coldMicros,
                roundMedianMicros,
                roundThroughputPerSecond,
                settled,
                null,
                null);
    }
}
