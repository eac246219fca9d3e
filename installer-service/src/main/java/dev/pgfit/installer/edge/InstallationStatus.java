package dev.pgfit.installer.edge;

import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.installer.installation.Installations;
import dev.pgfit.installer.installation.Lease;
import dev.pgfit.installer.installation.Life;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.jobs.JobState;
import dev.pgfit.kit.jobs.JobStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An installation as HTTP shows it: a job's status, and whether its candidates are there.
 *
 * @param state of the installing
 * @param life of the installation
 * @param leaseEndsAt when it will be taken away at the latest, while it is there
 */
public record InstallationStatus(
        UUID id,
        JobState state,
        Life life,
        @Nullable Instant leaseEndsAt,
        @Nullable InstallationReport report,
        @Nullable String failure) {
    static InstallationStatus of(Job<InstallationReport> job, Installations installations) {
        JobStatus<InstallationReport> status = JobStatus.of(job);
        return new InstallationStatus(
                status.id(),
                status.state(),
                installations.life(job),
                installations.lease(job.id()).map(Lease::endsAt).orElse(null),
                status.report(),
                status.failure());
    }
}
