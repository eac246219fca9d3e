package dev.pgfit.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which one candidate worked for the benchmark.
 *
 * @param rows size of the data it worked on, as the workload counts them; {@code null} when that isn't known
 */
public record LoadSlice(
        CandidateKind candidate,
        Instant from,
        Instant to,
        @Nullable Integer rows) {
    /** On data of a size that isn't known. */
    public LoadSlice(CandidateKind candidate, Instant from, Instant to) {
        this(candidate, from, to, null);
    }
}
