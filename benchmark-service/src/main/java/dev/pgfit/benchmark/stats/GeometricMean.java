package dev.pgfit.benchmark.stats;

import java.util.List;
import java.util.OptionalDouble;

/** The average for ratios: twice as fast and half as fast cancel out. */
public final class GeometricMean {
    private GeometricMean() {}

    /** Empty for no values. */
    public static OptionalDouble of(List<Double> positive) {
        OptionalDouble logs = positive.stream().mapToDouble(Math::log).average();
        return logs.isPresent() ? OptionalDouble.of(Math.exp(logs.getAsDouble())) : logs;
    }
}
