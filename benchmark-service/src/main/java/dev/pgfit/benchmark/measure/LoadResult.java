package dev.pgfit.benchmark.measure;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of a load. It ends at the first failure.
 *
 * @param executions answered rightly
 * @param nanos from the first one's start to the last one's end
 */
public record LoadResult(long executions, long nanos, Instant from, Instant to, Optional<Failure> failure) {}
