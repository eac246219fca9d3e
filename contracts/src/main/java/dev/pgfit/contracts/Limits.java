package dev.pgfit.contracts;

import org.jspecify.annotations.Nullable;

/**
 * What each candidate may use at most.
 *
 * @param memory in bytes, such as {@code 512Mi}; {@code null}: no limit. PostgreSQL's caches and PGlite's files count, as
 *     the kernel counts them for a container
 * @param cpu in cores, such as {@code 1} or {@code 500m}; {@code null}: no limit
 */
public record Limits(
        @Nullable
        @QuantityBetween(
                min = LEAST_MEMORY,
                max = "1Pi",
                message = "must be between {min} and {max}; a number without a unit is bytes: 512Mi are 512 mebibytes")
        Quantity memory,

        @Nullable @QuantityBetween(min = LEAST_CPU, max = "1024", message = "must be between {min} and {max} cores")
        Quantity cpu) {
    /** With less, neither candidate could even start. */
    public static final String LEAST_MEMORY = "32Mi";

    /** The least that the kernel's scheduler can be told: 1 ms in 100 ms. */
    public static final String LEAST_CPU = "10m";

    /** Whether nothing is limited. */
    public static boolean none(@Nullable Limits limits) {
        return limits == null || (limits.memory == null && limits.cpu == null);
    }

    /** For a line that people read: {@code memory 512Mi, CPU 1}. */
    public String inWords() {
        if (memory == null && cpu == null) {
            return "none";
        }
        return (memory == null ? "" : "memory " + memory)
                + (memory == null || cpu == null ? "" : ", ")
                + (cpu == null ? "" : "CPU " + cpu);
    }
}
