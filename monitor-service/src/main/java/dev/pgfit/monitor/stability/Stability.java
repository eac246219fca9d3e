package dev.pgfit.monitor.stability;

import dev.pgfit.contracts.MemoryStep;
import dev.pgfit.contracts.Statistics;
import dev.pgfit.contracts.Trend;
import dev.pgfit.monitor.step.MemorySteps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a candidate stayed steady.
 *
 * @param why in words, with the figures
 */
public record Stability(boolean stable, String why) {
    private static final double MB = 1e6;
    /** One or two steps are a cache that is made; more of them, late, are memory that doesn't come to rest. */
    private static final int LATE_RISES = 3;
    /** Bytes a minute: the interval of readings that resemble each other so much that any slope fits. */
    private static final double NOTHING_TOLD = 1e9;

    /**
     * What there is to judge by.
     *
     * @param window such as {@code under load}
     * @param samples number of samples in it
     * @param memory that its processes hold for themselves in these samples, in bytes, the variance being that around the
     *     level at each size of data
     * @param whole trend over the window; {@code null} when too short
     * @param lately trend over its second half: memory that grows while caches fill and then stays is no leak
     * @param restarts how often the candidate died
     * @param down that and why it was not running in the end; {@code null} when it was
     * @param steps where memory changed its level
     */
    public record Evidence(
            String window,
            int samples,
            Statistics memory,
            @Nullable Trend whole,
            @Nullable Trend lately,
            int restarts,
            @Nullable String down,
            MemorySteps steps) {}

    public static Stability judge(Evidence evidence, StabilityLimits limits) {
        if (evidence.samples == 0) {
            return new Stability(false, "no samples " + evidence.window + ": nothing shows that it is stable");
        }
        List<String> against = new ArrayList<>();
        if (evidence.restarts > 0) {
            against.add("died and was restarted " + (evidence.restarts == 1 ? "once" : evidence.restarts + " times"));
        }
        if (evidence.down != null) {
            against.add("in the end " + evidence.down);
        }
        double deviation = Math.sqrt(evidence.memory.variance());
        if (evidence.memory.coefficientOfVariation() > limits.variation() && deviation > limits.deviationBytes()) {
            against.add(text(
                    "memory of its own varied by %.0f %% (standard deviation %.0f MB) %s, limit %.0f %%",
                    100 * evidence.memory.coefficientOfVariation(),
                    deviation / MB,
                    evidence.window,
                    100 * limits.variation()));
        }
        Trend whole = evidence.whole;
        Trend lately = evidence.lately;
        long limit = limits.growthBytesPerMinute();
        if (whole != null && whole.low() > limit && lately != null && lately.low() > limit) {
            against.add(text(
                    "memory of its own grew by at least %.1f MB a minute %s and didn't level off, limit %.1f",
                    whole.low() / MB, evidence.window, limit / MB));
        }
        MemorySteps steps = evidence.steps;
        if (steps.lateRises() >= LATE_RISES && steps.lateRiseBytes() > limits.deviationBytes()) {
            against.add(text(
                    "memory of its own stepped up %d times in the second half %s, by %.0f MB in all, on data of the same size",
                    steps.lateRises(), evidence.window, steps.lateRiseBytes() / MB));
        }
        return against.isEmpty()
                ? new Stability(true, steady(evidence))
                : new Stability(false, String.join("; ", against));
    }

    private static String steady(Evidence evidence) {
        return text(
                "memory of its own varied by %.0f %% %s, %s, %s, no restart",
                100 * evidence.memory.coefficientOfVariation(),
                evidence.window,
                levels(evidence.steps),
                trend(evidence.whole));
    }

    private static String trend(@Nullable Trend trend) {
        if (trend == null) {
            return "too short for a trend";
        }
        return trend.high() - trend.low() > NOTHING_TOLD
                ? "no trend that could be told"
                : text("trend %.1f to %.1f MB a minute", trend.low() / MB, trend.high() / MB);
    }

    private static String levels(MemorySteps steps) {
        int count = steps.steps().size();
        if (count == 0) {
            return "kept one level";
        }
        MemoryStep largest = steps.steps().stream()
                .max(Comparator.comparingDouble(step -> Math.abs(step.afterBytes() - step.beforeBytes())))
                .orElseThrow();
        return text(
                "changed its level %s (%s with the data's size), at most from %.0f to %.0f MB",
                count == 1 ? "once" : count + " times",
                steps.withData() == count ? "each" : steps.withData() + " of them",
                largest.beforeBytes() / MB,
                largest.afterBytes() / MB);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
