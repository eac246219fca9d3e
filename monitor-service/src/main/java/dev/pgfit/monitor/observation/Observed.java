package dev.pgfit.monitor.observation;

import dev.pgfit.contracts.Gap;
import dev.pgfit.contracts.ThresholdCrossed;
import dev.pgfit.monitor.sample.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one reading of one candidate brought.
 *
 * @param sample {@code null} when it brought none
 * @param gap the gap that it ended, if any
 */
public record Observed(
        @Nullable Sample sample,
        List<ThresholdCrossed> crossings,
        @Nullable Gap gap) {
    public static final Observed NOTHING = new Observed(null, List.of(), null);

    static Observed of(Sample sample, List<ThresholdCrossed> crossings) {
        return new Observed(sample, crossings, null);
    }

    static Observed of(Gap gap) {
        return new Observed(null, List.of(), gap);
    }
}
