package dev.pgfit.contracts;

/**
 * How memory moved under load.
 *
 * @param bytesPerMinute slope
 * @param low lower end of its interval
 * @param high upper end of its interval
 * @param confidence level of the interval, such as 0.95
 */
public record Trend(double bytesPerMinute, double low, double high, double confidence) {}
