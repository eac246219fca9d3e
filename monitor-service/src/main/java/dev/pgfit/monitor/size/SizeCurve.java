package dev.pgfit.monitor.size;

import dev.pgfit.contracts.LimitProjection;
import dev.pgfit.contracts.MemoryFit;
import dev.pgfit.contracts.MemoryFit.Shape;
import dev.pgfit.monitor.trend.Blocks;
import dev.pgfit.monitor.trend.TheilSen;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A curve through memory at several sizes of data: base + slope · rows, or base + slope · log2(rows), each by Theil and
 * Sen's slope, the base being the median of what is left. The straight line stands unless the sum of the distances from
 * the logarithm is less than four fifths of its own: a line is the simpler one, and the more careful one to look ahead by.
 */
public final class SizeCurve {
    /** Fewer sizes tell no curve from another. */
    public static final int FEWEST = 5;

    private static final double CLEARLY_BETTER = 0.8;
    /** Beyond it a number of rows says "never". */
    private static final double MOST_ROWS = 1e12;

    private SizeCurve() {}

    /**
     * @param rows strictly ascending, at least 1
     * @param bytes memory at each
     * @throws IllegalArgumentException for fewer than {@value #FEWEST} sizes
     */
    public static MemoryFit fit(double[] rows, double[] bytes) {
        if (rows.length < FEWEST) {
            throw new IllegalArgumentException("a curve takes " + FEWEST + " sizes, not " + rows.length);
        }
        Candidate line = Candidate.of(Shape.LINEAR, rows, bytes);
        Candidate logarithm = Candidate.of(Shape.LOGARITHMIC, rows, bytes);
        return (logarithm.distances < CLEARLY_BETTER * line.distances ? logarithm : line).fit;
    }

    /** Memory by the curve at so many rows. */
    public static double at(MemoryFit fit, double rows) {
        return fit.baseBytes() + fit.slope() * along(fit.shape(), rows);
    }

    /**
     * The number of rows at which the curve reaches a limit; empty unless growth is proved.
     *
     * @param largest size that was measured: the interval's lines fan out from there
     */
    public static Optional<LimitProjection> reaches(MemoryFit fit, double largest, double limit) {
        if (fit.low() <= 0) {
            return Optional.empty();
        }
        double left = limit - at(fit, largest);
        double reached = rows(fit, largest, left / fit.slope());
        double steep = rows(fit, largest, left / fit.high());
        double flat = rows(fit, largest, left / fit.low());
        double earliest = Math.min(steep, flat);
        double latest = Math.max(steep, flat);
        if (reached > MOST_ROWS) {
            return Optional.empty();
        }
        @Nullable Double told = latest > MOST_ROWS ? null : latest;
        return Optional.of(new LimitProjection(LimitProjection.Along.ROWS, limit, reached, earliest, told));
    }

    private static double rows(MemoryFit fit, double largest, double more) {
        double x = along(fit.shape(), largest) + more;
        return fit.shape() == Shape.LINEAR ? Math.max(0, x) : Math.pow(2, x);
    }

    private static double along(Shape shape, double rows) {
        return shape == Shape.LINEAR ? rows : Math.log(rows) / Math.log(2);
    }

    private record Candidate(MemoryFit fit, double distances) {
        static Candidate of(Shape shape, double[] rows, double[] bytes) {
            double[] x = new double[rows.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = along(shape, rows[i]);
            }
            TheilSen line = TheilSen.fitIndependent(x, bytes);
            double[] rest = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                rest[i] = bytes[i] - line.slope() * x[i];
            }
            double base = Blocks.median(rest.clone());
            double sum = 0;
            for (int i = 0; i < rest.length; i++) {
                rest[i] = Math.abs(rest[i] - base);
                sum += rest[i];
            }
            MemoryFit fit = new MemoryFit(
                    shape, base, line.slope(), line.low(), line.high(), TheilSen.CONFIDENCE, Blocks.median(rest));
            return new Candidate(fit, sum);
        }
    }
}
