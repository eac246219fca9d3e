package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

/** Shares of the four criteria in the weighted score; all four are given together and sum to 1. */
public record Weights(
        @NotNull @DecimalMin("0") @DecimalMax("1") Double installation,
        @NotNull @DecimalMin("0") @DecimalMax("1") Double performance,
        @NotNull @DecimalMin("0") @DecimalMax("1") Double resources,
        @NotNull @DecimalMin("0") @DecimalMax("1") Double compatibility) {
    public static final Weights DEFAULT = new Weights(0.2, 0.3, 0.3, 0.2);

    /** Allows for decimal fractions that binary floating point can't hold, no more. */
    private static final double TOLERANCE = 1e-9;

    @JsonIgnore
    @AssertTrue(message = "must sum to 1")
    public boolean isSumOne() {
        return installation == null
                || performance == null
                || resources == null
                || compatibility == null
                || Math.abs(installation + performance + resources + compatibility - 1) <= TOLERANCE;
    }
}
