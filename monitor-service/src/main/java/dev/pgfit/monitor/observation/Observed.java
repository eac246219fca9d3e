package dev.pgfit.monitor.observation;

import dev.pgfit.contracts.Gap;
import dev.pgfit.contracts.GuestUsage;
import dev.pgfit.contracts.ThresholdCrossed;
import dev.pgfit.monitor.sample.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one reading of one candidate brought.
 *
 * @param sample {@code null} when it brought none
 * @param guest what is known from inside its virtual machine; {@code null} when there is none or it is of long ago
 * @param gap the gap that it ended, if any
 */
public record Observed(
        @Nullable Sample sample,
        @Nullable GuestUsage guest,
        List<ThresholdCrossed> crossings,
        @Nullable Gap gap) {
    public static final Observed NOTHING = new Observed(null, null, List.of(), null);

    static Observed of(Sample sample, List<ThresholdCrossed> crossings) {
        return new Observed(sample, null, crossings, null);
    }

    static Observed of(Gap gap) {
        return new Observed(null, null, List.of(), gap);
    }

    Observed with(@Nullable GuestUsage inside) {
        return inside == null ? this : new Observed(sample, inside, crossings, gap);
    }
}
