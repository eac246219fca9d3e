package dev.pgfit.kit.jobs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as HTTP shows it.
 *
 * @param report the result, once it is done
 * @param failure why it failed, if it did
 */
public record JobStatus<R>(
        UUID id,
        JobState state,
        @Nullable R report,
        @Nullable String failure) {
    public static <R> JobStatus<R> of(Job<R> job) {
        JobState state = job.state();
        return new JobStatus<>(
                job.id(),
                state,
                state == JobState.DONE ? job.result().resultNow() : null,
                job.failure().orElse(null));
    }
}
