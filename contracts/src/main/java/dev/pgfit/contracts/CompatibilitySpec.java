package dev.pgfit.contracts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;

/**
 * Which checks to run.
 *
 * @param suite {@code full}: every check; {@code mission}: the sixteen that pgfit began with, nearly all on one connection
 * @param checkTimeout after this a check counts as failed
 * @param checks files of the user's own, run after the suite's
 * @param destructive whether checks that may take a weak transport down are also run on a database that pgfit did not
 *     install; on its own candidates they always are
 */
public record CompatibilitySpec(
        @Pattern(regexp = "full|mission", message = "must be a known suite: full or mission")
        String suite,

        @DurationBetween(min = "PT0.1S", max = "PT5M") Duration checkTimeout,
        @Size(max = 32) List<@NotNull @Valid CheckSource> checks,
        Boolean destructive) {
    public static final CompatibilitySpec DEFAULT =
            new CompatibilitySpec("full", Duration.ofSeconds(10), List.of(), false);

    public CompatibilitySpec {
        suite = Defaults.or(suite, "full");
        checkTimeout = Defaults.or(checkTimeout, Duration.ofSeconds(10));
        checks = Defaults.or(checks, List.of());
        destructive = Defaults.or(destructive, false);
    }
}
