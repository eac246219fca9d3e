package dev.pgfit.contracts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The answer: recommendation, how sure, and why.
 *
 * @param decidedAt time of the newest report it rests on, so that the same input gives the same bytes
 * @param compared the candidates with their versions and environments; empty when no installation report came
 * @param confidence in [0, 1]: share of resamples of the measured uncertainty that come to the same recommendation
 * @param scores criterion by criterion
 * @param total PostgreSQL's weighted score in [0, 1]
 * @param pgliteTotal PGlite's, by the same criteria, for comparison
 * @param otherAnswer what would have to be true for the other answer, one condition each, in words: all of it where
 *     PGlite is recommended, any one where PostgreSQL is
 * @param sensitivity how far each weight and limit, by itself, would have to move for the other answer
 * @param criteria what it was decided by
 */
public record Decision(
        @NotNull UUID runId,
        @NotNull Instant decidedAt,
        @NotNull List<@Valid Compared> compared,
        @NotNull Recommendation recommendation,
        double confidence,
        double total,
        double pgliteTotal,
        @NotNull List<CriterionScore> scores,
        @NotNull List<Gate> gates,
        @NotNull List<Reason> reasons,
        @NotNull List<Risk> risks,
        @NotNull List<String> nextSteps,
        List<String> otherAnswer,
        List<FlipPoint> sensitivity,
        @NotNull Criteria criteria)
        implements Event {
    public Decision {
        otherAnswer = Defaults.or(otherAnswer, List.of());
        sensitivity = Defaults.or(sensitivity, List.of());
    }
}
