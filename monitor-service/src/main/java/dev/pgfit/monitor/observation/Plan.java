package dev.pgfit.monitor.observation;

import dev.pgfit.contracts.CandidateInstallation;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Problem;
import dev.pgfit.contracts.ResourcesSpec;
import dev.pgfit.contracts.Target;
import dev.pgfit.contracts.Thresholds;
import dev.pgfit.monitor.constraint.TargetLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What to watch and for how long.
 *
 * @param id the run's, or that of an observation of its own
 * @param targets candidates with a usage address, one per kind
 * @param until when to report at the latest
 * @param benchmarked whether a benchmark sets the windows and the end; else all is idle and lasts until the end
 * @param missing why candidates that were asked for can't be watched
 * @param limits what the target allows
 * @param environment the run's; of an observation of its own, that of its first target
 */
public record Plan(
        UUID id,
        List<Target> targets,
        ResourcesSpec spec,
        Instant from,
        Instant until,
        boolean benchmarked,
        List<Problem> missing,
        TargetLimits limits,
        Environment environment) {

    /** The share of a run's deadline that is kept for the report to get there, and the most of it. */
    private static final int RESERVE = 10;

    private static final Duration LONGEST_RESERVE = Duration.ofSeconds(5);

    /** Watching a run's candidates: the report is out a little before the run's own deadline. */
    public static Plan of(InstallationReport installation, Instant now) {
        List<Target> targets = new ArrayList<>();
        List<Problem> missing = new ArrayList<>();
        for (CandidateInstallation candidate : installation.candidates()) {
            switch (candidate) {
                case InstallationFailed failed ->
                    missing.add(new Problem(name(failed.candidate()), "was not installed", failed.reason()));
                case Installed installed
                when installed.target().usage() == null ->
                    missing.add(new Problem(
                            name(installed.candidate()), "nobody serves its usage figures: it can't be watched", null));
                case Installed installed -> targets.add(installed.target());
            }
        }
        Thresholds thresholds = installation.spec().criteria().thresholds();
        Duration deadline = installation.spec().deadline();
        Duration share = deadline.dividedBy(RESERVE);
        Duration reserve = share.compareTo(LONGEST_RESERVE) < 0 ? share : LONGEST_RESERVE;
        return new Plan(
                installation.runId(),
                targets,
                installation.spec().resources(),
                now,
                installation.startedAt().plus(deadline).minus(reserve),
                true,
                missing,
                new TargetLimits(thresholds.averageMemoryBytes(), thresholds.averageCpuPercent()),
                installation.spec().environment());
    }

    /** Watching for a while, without a benchmark: the alerts' limits are the target's. */
    public static Plan alone(UUID id, List<Target> targets, ResourcesSpec spec, Instant now, Duration duration) {
        TargetLimits limits = new TargetLimits(spec.memoryAlertBytes(), spec.cpuAlertPercent());
        Environment environment =
                targets.isEmpty() ? Environment.EXTERNAL : targets.getFirst().environment();
        return new Plan(id, targets, spec, now, now.plus(duration), false, List.of(), limits, environment);
    }

    /** A candidate's name in problems. */
    static String name(CandidateKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
