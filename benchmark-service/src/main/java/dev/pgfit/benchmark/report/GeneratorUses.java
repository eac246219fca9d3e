package dev.pgfit.benchmark.report;

import dev.pgfit.benchmark.measure.Calibration;
import dev.pgfit.benchmark.measure.Watched;
import dev.pgfit.contracts.GeneratorUse;
import dev.pgfit.contracts.LoadSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is told beside each result: the load it was measured under, and the load generator's part in it.
 *
 * @param load {@code null} means a closed load
 */
public record GeneratorUses(@Nullable LoadSpec load, Optional<Calibration> calibration) {
    private static final double MICRO = 1_000;

    @Nullable
    GeneratorUse of(Watched watched) {
        if (watched.nanos() == 0) {
            return null;
        }
        return new GeneratorUse(
                calibration
                        .map(Calibration::cpuNanos)
                        .filter(nanos -> nanos > 0)
                        .map(nanos -> nanos / MICRO)
                        .orElse(null),
                calibration.map(measured -> measured.floorNanos() / MICRO).orElse(null),
                watched.generator().waitShare(),
                (double) watched.generator().busyNanos() / watched.nanos(),
                watched.spent().gcMillis(),
                watched.spent().allTicks() == 0
                        ? null
                        : (Double) watched.spent().stealShare(),
                watched.repeated(),
                watched.spent().processNanos() == 0
                        ? null
                        : (Double) ((double) watched.spent().processNanos() / watched.nanos()));
    }
}
