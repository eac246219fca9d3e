package dev.pgfit.benchmark.measure;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of a load. It ends at the first failure.
 *
 * @param executions answered rightly
 * @param nanos from the first one's start to the last one's end
 * @param backlog in an open load, executions that had arrived when the load's time was over but found no free
 *     connection; else 0
 * @param generator what the load generator did meanwhile
 */
public record LoadResult(
        long executions,
        long nanos,
        Instant from,
        Instant to,
        long backlog,
        GeneratorTime generator,
        Optional<Failure> failure) {
    /** Nothing was executed. */
    public static LoadResult failed(Failure failure) {
        Instant now = Instant.now();
        return new LoadResult(0, 0, now, now, 0, GeneratorTime.NONE, Optional.of(failure));
    }
}
