package dev.pgfit.contracts;

/**
 * How the memory that processes hold for themselves moved under load.
 *
 * @param bytesPerMinute slope
 * @param low lower end of its interval
 * @param high upper end of its interval
 * @param confidence level of the interval, such as 0.95
 */
public record Trend(double bytesPerMinute, double low, double high, double confidence) {}
