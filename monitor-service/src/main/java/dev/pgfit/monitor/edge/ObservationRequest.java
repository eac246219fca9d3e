package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.DurationBetween;
import dev.pgfit.contracts.ResourcesSpec;
import dev.pgfit.contracts.Target;
import dev.pgfit.kit.problem.FieldError;
import dev.pgfit.kit.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks to watch candidates for a while, without a benchmark.
 *
 * @param targets at most one of each kind, each with the address of its usage figures
 * @param resources how; {@code idle} and {@code coolDown} don't matter here
 * @param duration how long, one minute unless told
 */
public record ObservationRequest(
        @NotEmpty List<@NotNull @Valid Target> targets,
        @Nullable @Valid ResourcesSpec resources,

        @Nullable @DurationBetween(min = "PT1S", max = "PT24H")
        Duration duration) {

    ResourcesSpec spec() {
        return resources == null ? ResourcesSpec.DEFAULT : resources;
    }

    Duration howLong() {
        return duration == null ? Duration.ofMinutes(1) : duration;
    }

    /** Refuses targets that can't be watched, naming the field. */
    void check() {
        List<FieldError> errors = new ArrayList<>();
        Set<CandidateKind> seen = EnumSet.noneOf(CandidateKind.class);
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            String field = "targets[" + i + "].";
            if (!watchable(target.usage())) {
                errors.add(new FieldError(
                        field + "usage", "must be the http address where the candidate's usage figures are served"));
            }
            if (!seen.add(target.candidate())) {
                errors.add(new FieldError(field + "candidate", "must not be there twice"));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private static boolean watchable(@Nullable URI usage) {
        return usage != null
                && ("http".equals(usage.getScheme()) || "https".equals(usage.getScheme()))
                && usage.getHost() != null;
    }
}
