package dev.pgfit.monitor.trend;

import dev.pgfit.contracts.Trend;
import dev.pgfit.monitor.sample.Sample;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How memory (PSS) moved under load. Time is time under load: the other candidate's turns and gaps are cut out. Long
 * series are divided into {@value #POINTS} blocks of consecutive samples, each represented by its median.
 */
public final class MemoryTrend {
    /** Bounds the work: 79 800 slopes. */
    static final int POINTS = 400;

    static final int FEWEST_SAMPLES = 20;
    static final Duration SHORTEST = Duration.ofSeconds(10);

    private MemoryTrend() {}

    /** The trend over these samples; empty when they are too few or cover too little time to tell. */
    public static Optional<Trend> of(List<Sample> load) {
        Duration total = load.stream().map(Sample::length).reduce(Duration.ZERO, Duration::plus);
        if (load.size() < FEWEST_SAMPLES || total.compareTo(SHORTEST) < 0) {
            return Optional.empty();
        }
        int points = Math.min(POINTS, load.size());
        double[] minutes = new double[points];
        double[] bytes = new double[points];
        double elapsed = 0;
        int next = 0;
        for (int point = 0; point < points; point++) {
            int end = (int) ((long) load.size() * (point + 1) / points);
            double begin = elapsed;
            double[] block = new double[end - next];
            for (int i = 0; i < block.length; i++, next++) {
                Sample sample = load.get(next);
                block[i] = sample.level().memoryBytes();
                elapsed += sample.length().toNanos() / 60e9;
            }
            minutes[point] = (begin + elapsed) / 2;
            bytes[point] = median(block);
        }
        TheilSen fit = TheilSen.fit(minutes, bytes);
        return Optional.of(new Trend(fit.slope(), fit.low(), fit.high(), TheilSen.CONFIDENCE));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
