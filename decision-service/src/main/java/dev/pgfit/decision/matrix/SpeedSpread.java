package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.Ratio;
import dev.pgfit.contracts.TestResult;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the logarithm of the relative speed may be off. The speed is a geometric mean over tests, so that its
 * logarithm is a mean, and its error follows from those of the tests.
 */
final class SpeedSpread {
    /** Standard normal quantile of a two-sided 95 %. */
    private static final double Z95 = 1.959964;

    /** From so many pairs of rounds on, the benchmark's interval is a bootstrap over them. */
    private static final int BOOTSTRAPPED = 6;

    /** Where a report tells of no rounds and no interval, a test is taken to be off by so much. */
    private static final Spread UNTOLD = Spread.known(0.1);

    private SpeedSpread() {}

    static Spread of(BenchmarkReport report) {
        // sums depend on their order: the order of a report's tests must not
        List<TestResult> told = Figures.present(report.tests())
                .filter(test -> test.ratio() != null && test.ratio().value() > 0)
                .sorted(Comparator.comparing((TestResult test) -> String.valueOf(test.test()))
                        .thenComparing(Object::toString))
                .toList();
        int tests = told.size();
        if (tests == 0) {
            return UNTOLD;
        }
        Spread sum = Spread.NONE;
        for (TestResult test : told) {
            sum = sum.and(ofTest(test));
        }
        return sum.times(1.0 / tests)
                .and(silent(told, Math.max(tests, report.summary().total())));
    }

    /** Tests without a ratio are taken to be like the others: the fewer were told, the less is known of all. */
    private static Spread silent(List<TestResult> told, int all) {
        int tests = told.size();
        if (tests == all || tests < 2) {
            return Spread.NONE;
        }
        double[] logs = told.stream()
                .mapToDouble(test -> log(test.ratio() == null ? 1 : test.ratio().value()))
                .sorted()
                .toArray();
        double unknown = (all - tests) / (double) all;
        return new Spread(unknown * deviation(logs) * Math.sqrt(1.0 / (all - tests) + 1.0 / tests), tests - 1);
    }

    private static Spread ofTest(TestResult test) {
        Ratio ratio = test.ratio();
        double[] pairs = pairs(test.postgresql(), test.pglite());
        if (ratio != null
                && ratio.low() > 0
                && ratio.high() > ratio.low()
                && (pairs.length == 0 || pairs.length >= BOOTSTRAPPED)) {
            double freedom = pairs.length == 0 ? BOOTSTRAPPED - 1 : pairs.length - 1;
            double half = (log(ratio.high()) - log(ratio.low())) / 2;
            return new Spread(half / Spread.student(Z95, freedom), freedom);
        }
        return pairs.length < 2 ? UNTOLD : new Spread(deviation(pairs) / Math.sqrt(pairs.length), pairs.length - 1);
    }

    /** Logarithms of the ratios of paired rounds. */
    private static double[] pairs(@Nullable CandidateResult postgresql, @Nullable CandidateResult pglite) {
        if (postgresql == null
                || pglite == null
                || postgresql.roundMedianMicros() == null
                || pglite.roundMedianMicros() == null) {
            return new double[0];
        }
        List<Double> mine = postgresql.roundMedianMicros();
        List<Double> theirs = pglite.roundMedianMicros();
        double[] logs = new double[Math.min(mine.size(), theirs.size())];
        for (int i = 0; i < logs.length; i++) {
            Double a = mine.get(i);
            Double b = theirs.get(i);
            if (a == null || b == null || !(a > 0) || !(b > 0)) {
                return new double[0];
            }
            logs[i] = log(b) - log(a);
        }
        return logs;
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }

    /** The same to the last bit on every machine, which {@link Math#log} need not be. */
    private static double log(double value) {
        return StrictMath.log(value);
    }
}
