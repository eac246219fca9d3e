package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.Criterion;
import dev.pgfit.contracts.Thresholds;
import dev.pgfit.contracts.Weights;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/**
 * One part of the criteria that can be turned by itself, in even steps.
 *
 * @param on its name in the criteria
 * @param value where it stands
 * @param perUnit steps in one unit; a step is {@code 1 / perUnit}
 * @param least of its steps
 * @param most of its steps
 * @param turned the criteria with it at another value
 * @param subject who it is in a sentence, such as {@code performance weighs}
 * @param words its values in a sentence
 */
record Dial(
        String on,
        double value,
        double perUnit,
        long least,
        long most,
        DoubleFunction<Criteria> turned,
        String subject,
        DoubleFunction<String> words) {
    private static final double THOUSAND = 1000;

    /** Beyond a terabyte, a day, a thousand cores or a thousand times the speed no limit means anything. */
    private static final long MOST_MEGABYTES = 1_000_000;

    private static final long MOST_TENTHS_OF_A_SECOND = 864_000;
    private static final long MOST_TENTHS_OF_A_PERCENT = 1_000_000;
    private static final long MOST_THOUSANDTHS_OF_A_RATIO = 1_000_000;
    private static final long MOST_FAILURES = 10_000;

    double step() {
        return at(1);
    }

    double at(long steps) {
        return perUnit >= 1 ? steps / perUnit : steps * Math.rint(1 / perUnit);
    }

    /** All of them: weights, thresholds, acceptance, fallback. */
    static List<Dial> of(Criteria criteria) {
        return Stream.concat(
                        Arrays.stream(Criterion.values()).map(criterion -> weight(criteria, criterion)),
                        Stream.concat(thresholds(criteria), rest(criteria)))
                .toList();
    }

    private static Dial weight(Criteria criteria, Criterion criterion) {
        double[] weights = weights(criteria.weights().inUse());
        int at = criterion.ordinal();
        String name = criterion.name().toLowerCase(Locale.ROOT);
        return new Dial(
                "weights." + name,
                weights[at],
                THOUSAND,
                0,
                1000,
                value -> new Criteria(
                        scaled(weights, at, value),
                        criteria.thresholds(),
                        criteria.fallbackScore(),
                        criteria.acceptance()),
                name + " weighs",
                Words::tenths);
    }

    /** One weight set; the others share the rest as they did before, evenly if they had nothing. */
    static Weights scaled(double[] weights, int at, double value) {
        double others = 0;
        for (int i = 0; i < weights.length; i++) {
            others += i == at ? 0 : weights[i];
        }
        double[] scaled = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            double share = others > 0 ? weights[i] / others : 1.0 / (weights.length - 1);
            scaled[i] = i == at ? value : (1 - value) * share;
        }
        return Weights.of(scaled[0], scaled[1], scaled[2], scaled[3]);
    }

    static double[] weights(Weights weights) {
        return new double[] {weights.installation(), weights.performance(), weights.resources(), weights.compatibility()
        };
    }

    private static Stream<Dial> thresholds(Criteria criteria) {
        Thresholds t = criteria.thresholds();
        return Stream.of(
                threshold(
                        criteria,
                        "installDuration",
                        t.installDuration().toNanos() / 1e9,
                        10,
                        1,
                        MOST_TENTHS_OF_A_SECOND,
                        value -> new Thresholds(
                                Duration.ofMillis(Math.round(value * THOUSAND)),
                                t.averageMemoryBytes(),
                                t.averageCpuPercent(),
                                t.performanceRatio(),
                                t.compatibilityScore(),
                                t.criticalFailures()),
                        "the longest installation is",
                        value -> String.format(Locale.ROOT, "%.1f s", value)),
                threshold(
                        criteria,
                        "averageMemoryBytes",
                        t.averageMemoryBytes(),
                        1e-6,
                        1,
                        MOST_MEGABYTES,
                        value -> new Thresholds(
                                t.installDuration(),
                                Math.round(value),
                                t.averageCpuPercent(),
                                t.performanceRatio(),
                                t.compatibilityScore(),
                                t.criticalFailures()),
                        "the limit of average memory is",
                        value -> String.format(Locale.ROOT, "%.0f MB", value / 1e6)),
                threshold(
                        criteria,
                        "averageCpuPercent",
                        t.averageCpuPercent(),
                        10,
                        1,
                        MOST_TENTHS_OF_A_PERCENT,
                        value -> new Thresholds(
                                t.installDuration(),
                                t.averageMemoryBytes(),
                                value,
                                t.performanceRatio(),
                                t.compatibilityScore(),
                                t.criticalFailures()),
                        "the limit of average CPU is",
                        value -> String.format(Locale.ROOT, "%.1f %%", value)),
                threshold(
                        criteria,
                        "performanceRatio",
                        t.performanceRatio(),
                        THOUSAND,
                        1,
                        MOST_THOUSANDTHS_OF_A_RATIO,
                        value -> new Thresholds(
                                t.installDuration(),
                                t.averageMemoryBytes(),
                                t.averageCpuPercent(),
                                value,
                                t.compatibilityScore(),
                                t.criticalFailures()),
                        "the speed asked for is",
                        value -> Words.tenths(value) + " of PGlite's"),
                threshold(
                        criteria,
                        "compatibilityScore",
                        t.compatibilityScore(),
                        THOUSAND,
                        0,
                        1000,
                        value -> new Thresholds(
                                t.installDuration(),
                                t.averageMemoryBytes(),
                                t.averageCpuPercent(),
                                t.performanceRatio(),
                                value,
                                t.criticalFailures()),
                        "the share of checks asked for is",
                        Words::tenths),
                threshold(
                        criteria,
                        "criticalFailures",
                        t.criticalFailures(),
                        1,
                        0,
                        MOST_FAILURES,
                        value -> new Thresholds(
                                t.installDuration(),
                                t.averageMemoryBytes(),
                                t.averageCpuPercent(),
                                t.performanceRatio(),
                                t.compatibilityScore(),
                                (int) Math.round(value)),
                        "the number of critical failures allowed is",
                        value -> String.valueOf(Math.round(value))));
    }

    private static Dial threshold(
            Criteria criteria,
            String name,
            double value,
            double perUnit,
            long least,
            long most,
            DoubleFunction<Thresholds> turned,
            String subject,
            DoubleFunction<String> words) {
        return new Dial(
                "thresholds." + name,
                value,
                perUnit,
                least,
                most,
                other -> new Criteria(
                        criteria.weights(), turned.apply(other), criteria.fallbackScore(), criteria.acceptance()),
                subject,
                words);
    }

    private static Stream<Dial> rest(Criteria criteria) {
        return Stream.of(
                new Dial(
                        "acceptance",
                        criteria.acceptance(),
                        THOUSAND,
                        0,
                        1000,
                        value -> new Criteria(
                                criteria.weights(), criteria.thresholds(), criteria.fallbackScore(), value),
                        "the score asked for is",
                        value -> String.format(Locale.ROOT, "%.3f", value)),
                new Dial(
                        "fallbackScore",
                        criteria.fallbackScore(),
                        THOUSAND,
                        0,
                        1000,
                        value -> new Criteria(criteria.weights(), criteria.thresholds(), value, criteria.acceptance()),
                        "what was not measured scores",
                        value -> String.format(Locale.ROOT, "%.3f", value)));
    }
}
