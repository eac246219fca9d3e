package dev.pgfit.compat.edge;

import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.jobs.JobState;
import dev.pgfit.kit.jobs.JobStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as HTTP shows it.
 *
 * @param done checks ended so far on all candidates together
 * @param total checks to be run on them; 0 before the first has ended
 * @param latest id of the check that ended last
 * @param report the result, once it is done
 * @param failure why it failed, if it did
 */
@RegisterForReflection
public record CompatibilityStatus(
        UUID id,
        JobState state,
        int done,
        int total,
        @Nullable String latest,
        @Nullable CompatibilityReport report,
        @Nullable String failure) {
    static CompatibilityStatus of(Job<CompatibilityReport> job, Course course) {
        JobStatus<CompatibilityReport> status = JobStatus.of(job);
        List<Course.Ended> ended = course.after(0);
        Course.Ended last = ended.isEmpty() ? null : ended.getLast();
        return new CompatibilityStatus(
                status.id(),
                status.state(),
                last == null ? 0 : last.done(),
                last == null ? 0 : last.total(),
                last == null ? null : last.result().id(),
                status.report(),
                status.failure());
    }
}
