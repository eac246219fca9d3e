package dev.pgfit.benchmarks.driver;

import dev.pgfit.benchmark.stats.RatioInterval;
import dev.pgfit.contracts.Ratio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Paired rounds of both at one number of connections. */
final class Comparison {
    static final List<String> HEADS = List.of(
            "connections",
            "pgbench, tps",
            "pgfit, tps",
            "ratio of tps",
            "95 %",
            "pgbench, median µs",
            "pgfit, median µs",
            "ratio of medians",
            "95 %");
    private static final RatioInterval INTERVALS = new RatioInterval(0.95, 10_000, 1);

    private final int connections;
    private final List<Speed> pgbench = new ArrayList<>();
    private final List<Speed> ours = new ArrayList<>();

    Comparison(int connections) {
        this.connections = connections;
    }

    void add(Speed ofPgbench, Speed ofOurs) {
        pgbench.add(ofPgbench);
        ours.add(ofOurs);
    }

    /** One line under {@link #HEADS}; figures are medians over the rounds. */
    List<String> row() {
        Ratio tps = ratio(Speed::perSecond);
        Ratio latency = ratio(Speed::medianMicros);
        return List.of(
                Integer.toString(connections),
                number("%.0f", median(pgbench, Speed::perSecond)),
                number("%.0f", median(ours, Speed::perSecond)),
                number("%.3f", tps.value()),
                number("%.3f to %.3f", tps.low(), tps.high()),
                number("%.1f", median(pgbench, Speed::medianMicros)),
                number("%.1f", median(ours, Speed::medianMicros)),
                number("%.3f", latency.value()),
                number("%.3f to %.3f", latency.low(), latency.high()));
    }

    private Ratio ratio(ToDoubleFunction<Speed> figure) {
        return INTERVALS.of(
                pgbench.stream().mapToDouble(figure).toArray(),
                ours.stream().mapToDouble(figure).toArray());
    }

    private static double median(List<Speed> speeds, ToDoubleFunction<Speed> figure) {
        double[] sorted = speeds.stream().mapToDouble(figure).sorted().toArray();
        return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                .average()
                .orElse(0);
    }

    private static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
