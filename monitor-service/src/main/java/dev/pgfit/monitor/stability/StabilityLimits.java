package dev.pgfit.monitor.stability;

/**
 * What counts as steady.
 *
 * @param variation highest coefficient of variation of memory under load
 * @param deviationBytes a standard deviation up to this is steady whatever the coefficient: a small process varies by
 *     much relative to little
 * @param growthBytesPerMinute fastest growth of memory under load
 */
public record StabilityLimits(double variation, long deviationBytes, long growthBytesPerMinute) {}
