package dev.pgfit.contracts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * What the decision is made by.
 *
 * @param fallbackScore score in [0, 1] of a criterion without data
 * @param acceptance weighted score in [0, 1] that PostgreSQL must reach besides passing every gate
 */
public record Criteria(
        @Valid Weights weights,
        @Valid Thresholds thresholds,
        @DecimalMin("0") @DecimalMax("1") Double fallbackScore,
        @DecimalMin("0") @DecimalMax("1") Double acceptance) {
    public static final Criteria DEFAULT = new Criteria(Weights.DEFAULT, Thresholds.DEFAULT, 0.5, 0.5);

    public Criteria {
        weights = Defaults.or(weights, Weights.DEFAULT);
        thresholds = Defaults.or(thresholds, Thresholds.DEFAULT);
        fallbackScore = Defaults.or(fallbackScore, 0.5);
        acceptance = Defaults.or(acceptance, 0.5);
    }
}
