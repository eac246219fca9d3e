package dev.pgfit.monitor.size;

import dev.pgfit.contracts.LimitProjection;
import dev.pgfit.contracts.MemoryAtSize;
import dev.pgfit.contracts.MemoryBySize;
import dev.pgfit.contracts.MemoryFit;
import dev.pgfit.monitor.sample.Sample;
import dev.pgfit.monitor.trend.Blocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Memory at each size of data that a candidate worked on, and the curve through it. */
public final class MemorySizes {
    /** At fewer samples a size counts as not seen. */
    static final int FEWEST_SAMPLES = 3;

    private static final double MB = 1e6;

    private MemorySizes() {}

    /**
     * @param load samples under load
     * @param rows size of the data that a sample was taken on; {@code null} when that isn't known
     * @param limitBytes what the candidate may use
     * @return empty when no sample's size is known
     */
    public static Optional<MemoryBySize> of(
            List<Sample> load, Function<Sample, @Nullable Integer> rows, double limitBytes) {
        Map<Integer, List<Sample>> bySize = new TreeMap<>();
        for (Sample sample : load) {
            Integer size = rows.apply(sample);
            if (size != null) {
                bySize.computeIfAbsent(size, one -> new ArrayList<>()).add(sample);
            }
        }
        if (bySize.isEmpty()) {
            return Optional.empty();
        }
        List<MemoryAtSize> sizes = bySize.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= FEWEST_SAMPLES)
                .map(entry -> at(entry.getKey(), entry.getValue()))
                .toList();
        if (sizes.size() < SizeCurve.FEWEST) {
            return Optional.of(new MemoryBySize(sizes, null, null, tooFew(sizes.size(), bySize.size())));
        }
        MemoryFit fit = SizeCurve.fit(
                sizes.stream().mapToDouble(MemoryAtSize::rows).toArray(),
                sizes.stream().mapToDouble(MemoryAtSize::medianBytes).toArray());
        LimitProjection limit =
                SizeCurve.reaches(fit, sizes.getLast().rows(), limitBytes).orElse(null);
        return Optional.of(new MemoryBySize(sizes, fit, limit, words(sizes, fit, limit, limitBytes)));
    }

    private static MemoryAtSize at(int rows, List<Sample> samples) {
        double[] bytes = samples.stream()
                .mapToDouble(sample -> sample.level().memoryBytes())
                .toArray();
        double peak =
                samples.stream().mapToDouble(Sample::peakMemoryBytes).max().orElse(0);
        return new MemoryAtSize(rows, samples.size(), Blocks.median(bytes), peak);
    }

    private static String tooFew(int seen, int loaded) {
        String few = "memory was seen at " + seen + (seen == 1 ? " size" : " sizes");
        String missed = loaded > seen ? " (" + (loaded - seen) + " more took too little time for three samples)" : "";
        return few + missed + ": a curve takes " + SizeCurve.FEWEST;
    }

    private static String words(
            List<MemoryAtSize> sizes, MemoryFit fit, @Nullable LimitProjection limit, double limitBytes) {
        String unit = fit.shape() == MemoryFit.Shape.LINEAR ? "bytes a row" : "bytes with each doubling of the rows";
        String curve = text(
                "%.0f MB and %,.0f %s (from %,.0f to %,.0f, at %.0f %%), over %d sizes from %,d to %,d rows",
                fit.baseBytes() / MB,
                fit.slope(),
                unit,
                fit.low(),
                fit.high(),
                100 * fit.confidence(),
                sizes.size(),
                sizes.getFirst().rows(),
                sizes.getLast().rows());
        if (fit.low() <= 0) {
            return curve + ": growth with the data is not proved";
        }
        if (limit == null) {
            return curve + text(": the limit of %.0f MB is out of reach", limitBytes / MB);
        }
        return curve
                + text(
                        ": reaches the limit of %.0f MB at about %s rows (from %s to %s)",
                        limitBytes / MB,
                        round(limit.reachedAt()),
                        round(limit.earliest()),
                        limit.latest() == null ? "never" : round(limit.latest()));
    }

    /** Two figures are all that such an estimate has. */
    public static String round(double value) {
        if (value < 100) {
            return text("%.0f", value);
        }
        double unit = Math.pow(10, Math.floor(Math.log10(value)) - 1);
        return text("%,.0f", Math.round(value / unit) * unit);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
