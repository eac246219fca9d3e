package dev.pgfit.monitor.stability;

import dev.pgfit.contracts.Statistics;
import dev.pgfit.contracts.Trend;
import java.util.ArrayList;
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

    /**
     * What there is to judge by.
     *
     * @param window such as {@code under load}
     * @param samples number of samples in it
     * @param memory of these samples, in bytes
     * @param whole trend over the window; {@code null} when too short
     * @param lately trend over its second half: memory that grows while caches fill and then stays is no leak
     * @param restarts how often the candidate died
     */
    public record Evidence(
            String window,
            int samples,
            Statistics memory,
            @Nullable Trend whole,
            @Nullable Trend lately,
            int restarts) {}

    public static Stability judge(Evidence evidence, StabilityLimits limits) {
        if (evidence.samples == 0) {
            return new Stability(false, "no samples " + evidence.window + ": nothing shows that it is stable");
        }
        List<String> against = new ArrayList<>();
        if (evidence.restarts > 0) {
            against.add("died and was restarted " + (evidence.restarts == 1 ? "once" : evidence.restarts + " times"));
        }
        double deviation = Math.sqrt(evidence.memory.variance());
        if (evidence.memory.coefficientOfVariation() > limits.variation() && deviation > limits.deviationBytes()) {
            against.add(text(
                    "memory varied by %.0f %% (standard deviation %.0f MB) %s, limit %.0f %%",
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
                    "memory grew by at least %.1f MB a minute %s and didn't level off, limit %.1f",
                    whole.low() / MB, evidence.window, limit / MB));
        }
        return against.isEmpty()
                ? new Stability(true, steady(evidence))
                : new Stability(false, String.join("; ", against));
    }

    private static String steady(Evidence evidence) {
        Trend trend = evidence.whole;
        return text(
                "memory varied by %.0f %% %s, %s, no restart",
                100 * evidence.memory.coefficientOfVariation(),
                evidence.window,
                trend == null
                        ? "too short for a trend"
                        : text("trend %.1f to %.1f MB a minute", trend.low() / MB, trend.high() / MB));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
