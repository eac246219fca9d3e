package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A curve through memory at each size, by Theil and Sen's slope.
 *
 * @param baseBytes memory at no rows (linear), at one row (logarithmic)
 * @param slope bytes per row (linear), bytes per doubling of the rows (logarithmic)
 * @param low lower end of the slope's interval
 * @param high upper end of it
 * @param confidence level of the interval, such as 0.95
 * @param typicalErrorBytes median of the distances between curve and measurements
 */
public record MemoryFit(
        Shape shape,
        double baseBytes,
        double slope,
        double low,
        double high,
        double confidence,
        double typicalErrorBytes) {
    /** How memory depends on the number of rows. */
    public enum Shape {
        /** base + slope · rows. */
        @JsonProperty("linear")
        LINEAR,
        /** base + slope · log2(rows). */
        @JsonProperty("logarithmic")
        LOGARITHMIC
    }
}
