package dev.pgfit.monitor.trend;

import dev.pgfit.monitor.sample.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Samples under load made few enough for methods whose work grows with the square of their number: blocks of consecutive
 * samples on data of the same size, each represented by its median. Time is time under load: the other candidate's turns
 * and gaps are cut out.
 */
public final class Blocks {
    /** Bounds the work: 79 800 slopes. */
    static final int MOST = 400;

    private Blocks() {}

    /**
     * One of them.
     *
     * @param at when its first sample begins
     * @param minutes under load before its middle
     * @param bytes median of the memory that its processes hold for themselves
     * @param rows size of the data; {@code null} when that isn't known
     */
    public record Block(
            Instant at,
            double minutes,
            double bytes,
            @Nullable Integer rows) {}

    /** @param rows size of the data that a sample was taken on; {@code null} when that isn't known */
    public static List<Block> of(List<Sample> load, Function<Sample, @Nullable Integer> rows) {
        int each = Math.max(1, (load.size() + MOST - 1) / MOST);
        List<Block> blocks = new ArrayList<>();
        double elapsed = 0;
        int from = 0;
        while (from < load.size()) {
            Integer size = rows.apply(load.get(from));
            int to = from + 1;
            while (to < load.size() && to - from < each && Objects.equals(rows.apply(load.get(to)), size)) {
                to++;
            }
            List<Sample> samples = load.subList(from, to);
            double minutes = samples.stream()
                    .mapToDouble(s -> s.length().toNanos() / 60e9)
                    .sum();
            double bytes = median(samples.stream()
                    .mapToDouble(sample -> sample.level().anonymousBytes())
                    .toArray());
            blocks.add(new Block(samples.getFirst().from(), elapsed + minutes / 2, bytes, size));
            elapsed += minutes;
            from = to;
        }
        return blocks;
    }

    /** Of these values in any order, at least one; the array is sorted afterwards. */
    public static double median(double[] values) {
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
