package dev.pgfit.contracts;

import org.jspecify.annotations.Nullable;

/**
 * What a rate sweep found.
 *
 * @param perSecond the highest rate that was kept up with p99 under the bound; {@code null} when even the lowest was too
 *     high, or nothing could be measured
 * @param p99Micros at that rate
 * @param boundMicros the bound
 * @param steps rates that were tried
 * @param limit what is beyond it, in words: the candidate, the highest rate asked for, or the load generator
 */
public record Knee(
        @Nullable Double perSecond, @Nullable Double p99Micros, double boundMicros, int steps, String limit) {}
