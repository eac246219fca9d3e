package dev.pgfit.contracts;

import org.jspecify.annotations.Nullable;

/**
 * How close a candidate came to one limit of its target.
 *
 * @param limit memory and disk in bytes, CPU in percent of one core
 * @param used of it, in the same unit: average memory, average CPU, the data folder's size
 * @param share used divided by limit: above 1 the limit is exceeded
 * @param projection when it is reached as data grow; {@code null} when that isn't proved
 * @param reason in words, with the figures
 */
public record ResourceConstraint(
        LimitedResource resource,
        double limit,
        double used,
        double share,
        @Nullable LimitProjection projection,
        String reason) {}
