package dev.pgfit.contracts;

/**
 * One criterion's part in the score.
 *
 * @param weight share in the total
 * @param postgresql PostgreSQL's score in [0, 1]
 * @param pglite PGlite's score in [0, 1], by the same yardstick
 * @param measured whether it rests on a report; otherwise PostgreSQL has the fallback score
 * @param explanation the figures behind it, for a person
 */
public record CriterionScore(
        Criterion criterion, double weight, double postgresql, double pglite, boolean measured, String explanation) {}
