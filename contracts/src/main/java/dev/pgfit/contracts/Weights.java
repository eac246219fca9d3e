package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Shares of the four criteria in the weighted score; all four are given together and sum to 1, unless they are to be
 * normalised.
 *
 * @param normalise whether weights of any scale, such as 2, 3, 3, 2, are divided by their sum; {@code null} is no
 */
public record Weights(
        @NotNull @DecimalMin("0") @DecimalMax("1000000") Double installation,
        @NotNull @DecimalMin("0") @DecimalMax("1000000") Double performance,
        @NotNull @DecimalMin("0") @DecimalMax("1000000") Double resources,
        @NotNull @DecimalMin("0") @DecimalMax("1000000") Double compatibility,
        @Nullable Boolean normalise) {
    public static final Weights DEFAULT = of(0.2, 0.3, 0.3, 0.2);

    /** Allows for decimal fractions that binary floating point can't hold, no more. */
    private static final double TOLERANCE = 1e-9;

    /** Digits that a scale leaves untouched: so that 2, 3, 3, 2 and 0.2, 0.3, 0.3, 0.2 are the same weights. */
    private static final double DIGITS = 1e12;

    /** Weights that sum to 1. */
    public static Weights of(double installation, double performance, double resources, double compatibility) {
        return new Weights(installation, performance, resources, compatibility, null);
    }

    @JsonIgnore
    @AssertTrue(message = "must sum to 1, or more than 0 where \"normalise\" is true")
    public boolean isSumOne() {
        if (installation == null || performance == null || resources == null || compatibility == null) {
            return true;
        }
        return scaled() ? sum() > 0 && Double.isFinite(sum()) : Math.abs(sum() - 1) <= TOLERANCE;
    }

    /** The shares that count: divided by their sum where that was asked for. */
    public Weights inUse() {
        return scaled() ? of(share(installation), share(performance), share(resources), share(compatibility)) : this;
    }

    private boolean scaled() {
        return Boolean.TRUE.equals(normalise);
    }

    private double share(double weight) {
        return Math.round(weight / sum() * DIGITS) / DIGITS;
    }

    private double sum() {
        return installation + performance + resources + compatibility;
    }
}
