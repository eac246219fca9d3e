package dev.pgfit.contracts;

/**
 * One category's checks counted.
 *
 * @param category such as {@code rls}
 * @param total checks of the category that were asked for
 * @param weight share in the candidate's score, relative to the other categories' weights
 * @param score share passed, in [0, 1]; a required check counts twice as much as an optional one
 */
public record CategoryScore(String category, int total, int passed, double weight, double score) {}
