package dev.pgfit.contracts;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What came of the limits that a run asked for, for one candidate.
 *
 * @param asked as in the run's specification
 * @param applied those that the kernel enforces; empty when none is
 * @param how what enforces them, such as {@code container}, {@code pod} or {@code cgroup v2}; {@code null} when nothing
 *     does
 * @param whyNot why not all that was asked for is enforced, for a person; {@code null} when it is
 */
public record AppliedLimits(
        @NotNull Limits asked,
        @NotNull Limits applied,
        @Nullable String how,
        @Nullable String whyNot) {
    /** Nothing is enforced, for this reason. */
    public static AppliedLimits unavailable(Limits asked, String whyNot) {
        return new AppliedLimits(asked, new Limits(null, null), null, whyNot);
    }

    /** All of it is enforced, by this. */
    public static AppliedLimits enforced(Limits asked, String how) {
        return new AppliedLimits(asked, asked, how, null);
    }

    /** One line for a person. */
    public String inWords() {
        if (Limits.none(applied)) {
            return asked.inWords() + ": not applied, " + whyNot;
        }
        return applied.inWords() + " (" + how + ")" + (whyNot == null ? "" : "; " + whyNot);
    }
}
