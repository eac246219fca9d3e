package dev.pgfit.contracts;

import jakarta.validation.constraints.Pattern;
import java.time.Duration;

/**
 * Which checks to run.
 *
 * @param suite name of a set of checks; {@code mission} is the set of 16 that the decision is built on
 * @param checkTimeout after this a check counts as failed
 */
public record CompatibilitySpec(
        @Pattern(regexp = "mission", message = "must be a known suite: mission")
        String suite,

        @DurationBetween(min = "PT0.1S", max = "PT5M") Duration checkTimeout) {
    public static final CompatibilitySpec DEFAULT = new CompatibilitySpec("mission", Duration.ofSeconds(10));

    public CompatibilitySpec {
        suite = Defaults.or(suite, "mission");
        checkTimeout = Defaults.or(checkTimeout, Duration.ofSeconds(10));
    }
}
