package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.Statistics;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.contracts.WindowUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How far an average of samples over the whole watch may be off, and what it may have been while nobody watched.
 *
 * <p>Neighbouring samples are alike, so that they count as fewer: as many as there are stretches of {@link
 * #APART_SECONDS} in the time that was watched. What differs by design between the windows (idle, load, cool-down) is no
 * error: the variance is that within them.
 *
 * @param average of the window {@code overall}
 * @param sampling error of the average
 * @param gaps share of the time without samples, in [0, 1]
 * @param least that a sample showed
 * @param most that a sample showed
 */
record UsageSpread(double average, Spread sampling, double gaps, double least, double most) {
    /** Samples so far apart are taken as independent: a cache fills or a checkpoint runs within such a time. */
    static final double APART_SECONDS = 5;

    private static final List<WindowKind> PARTS = List.of(WindowKind.IDLE, WindowKind.LOAD, WindowKind.COOL_DOWN);

    static Optional<UsageSpread> of(Figures figures, Function<WindowUsage, Statistics> part) {
        return figures.window(WindowKind.OVERALL)
                .flatMap(window -> Optional.ofNullable(part.apply(window))
                        .filter(all -> Double.isFinite(all.average()) && all.average() >= 0)
                        .map(all -> {
                            double independent = independent(window);
                            double variance = within(figures, part, all.variance());
                            double error = Math.sqrt(Math.max(0, variance) / independent);
                            return new UsageSpread(
                                    all.average(),
                                    new Spread(Double.isFinite(error) ? error : 0, independent - 1),
                                    figures.gapShare(),
                                    finite(all.minimum(), all.average()),
                                    finite(all.peak(), all.average()));
                        }));
    }

    /** What the average may have been. */
    double at(double normal, double inGaps) {
        double watched = average + sampling.at(normal);
        double all = gaps == 0 ? watched : watched * (1 - gaps) + (least + (most - least) * inGaps) * gaps;
        return Math.max(0, all);
    }

    /** The same with an error more. */
    UsageSpread and(Spread other) {
        return new UsageSpread(average, sampling.and(other), gaps, least, most);
    }

    private static double independent(WindowUsage window) {
        double seconds = window.watched() == null ? 0 : window.watched().toNanos() / 1e9;
        return Math.max(2, Math.min(window.samples(), seconds / APART_SECONDS));
    }

    /** Variance within the windows, weighted by their samples; over all where there are none. */
    private static double within(Figures figures, Function<WindowUsage, Statistics> part, double overall) {
        var parts = new ArrayList<WindowUsage>();
        PARTS.forEach(kind -> figures.window(kind)
                .filter(window -> part.apply(window) != null)
                .ifPresent(parts::add));
        double sum = 0;
        double samples = 0;
        for (WindowUsage window : parts) {
            sum += window.samples() * part.apply(window).variance();
            samples += window.samples();
        }
        return samples > 0 && sum >= 0 ? sum / samples : overall;
    }

    private static double finite(double value, double otherwise) {
        return Double.isFinite(value) ? value : otherwise;
    }
}
