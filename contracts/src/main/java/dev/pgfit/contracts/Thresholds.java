package dev.pgfit.contracts;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/**
 * The limits of the gates: PostgreSQL is vetoed when it misses one.
 *
 * @param installDuration longest acceptable installation
 * @param averageMemoryBytes highest acceptable average memory (PSS) of PostgreSQL's process tree
 * @param averageCpuPercent highest acceptable average CPU, in percent of one core
 * @param performanceRatio lowest acceptable speed relative to PGlite (1 = as fast)
 * @param compatibilityScore lowest acceptable share of checks passed, in [0, 1]
 * @param criticalFailures most failures of required checks that are acceptable
 */
public record Thresholds(
        @DurationBetween(min = "PT0.001S", max = "PT24H") Duration installDuration,
        @Positive Long averageMemoryBytes,
        @Positive Double averageCpuPercent,
        @Positive Double performanceRatio,
        @DecimalMin("0") @DecimalMax("1") Double compatibilityScore,
        @Min(0) Integer criticalFailures) {
    public static final Thresholds DEFAULT = new Thresholds(Duration.ofSeconds(120), 400_000_000L, 60.0, 0.7, 0.8, 2);

    public Thresholds {
        installDuration = Defaults.or(installDuration, Duration.ofSeconds(120));
        averageMemoryBytes = Defaults.or(averageMemoryBytes, 400_000_000L);
        averageCpuPercent = Defaults.or(averageCpuPercent, 60.0);
        performanceRatio = Defaults.or(performanceRatio, 0.7);
        compatibilityScore = Defaults.or(compatibilityScore, 0.8);
        criticalFailures = Defaults.or(criticalFailures, 2);
    }
}
