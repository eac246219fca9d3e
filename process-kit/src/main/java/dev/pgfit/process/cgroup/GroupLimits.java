package dev.pgfit.process.cgroup;

import java.util.OptionalLong;

/**
 * What a group may use at most.
 *
 * @param memoryBytes empty: no limit
 * @param cpuMillis thousandths of a core; empty: no limit
 */
public record GroupLimits(OptionalLong memoryBytes, OptionalLong cpuMillis) {
    static final long PERIOD_MICROS = 100_000;

    /** Microseconds of CPU time in {@link #PERIOD_MICROS}; the kernel takes no less than 1000. */
    long quotaMicros() {
        return Math.max(1000, cpuMillis.orElse(0) * PERIOD_MICROS / 1000);
    }
}
