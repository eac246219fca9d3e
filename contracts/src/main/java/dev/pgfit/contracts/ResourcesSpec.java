package dev.pgfit.contracts;

import jakarta.validation.constraints.Positive;
import java.time.Duration;

/**
 * How to watch the candidates.
 *
 * @param interval between two samples
 * @param idle how long both are watched before any load
 * @param coolDown how long both are watched after the load
 * @param memoryAlertBytes a candidate's memory (PSS) above this is an alert
 * @param cpuAlertPercent a candidate's CPU above this, in percent of one core, is an alert
 */
public record ResourcesSpec(
        @DurationBetween(min = "PT0.02S", max = "PT1M") Duration interval,
        @DurationBetween(min = "PT0S", max = "PT10M") Duration idle,
        @DurationBetween(min = "PT0S", max = "PT10M") Duration coolDown,
        @Positive Long memoryAlertBytes,
        @Positive Double cpuAlertPercent) {
    public static final ResourcesSpec DEFAULT =
            new ResourcesSpec(Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(5), 400_000_000L, 90.0);

    /** Shorter idle and cool-down windows; samples as close as the quick benchmark's rounds. */
    public static final ResourcesSpec QUICK =
            new ResourcesSpec(Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofSeconds(2), 400_000_000L, 90.0);

    public ResourcesSpec {
        interval = Defaults.or(interval, Duration.ofMillis(200));
        idle = Defaults.or(idle, Duration.ofSeconds(5));
        coolDown = Defaults.or(coolDown, Duration.ofSeconds(5));
        memoryAlertBytes = Defaults.or(memoryAlertBytes, 400_000_000L);
        cpuAlertPercent = Defaults.or(cpuAlertPercent, 90.0);
    }
}
