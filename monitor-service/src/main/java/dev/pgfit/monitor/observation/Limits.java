package dev.pgfit.monitor.observation;

import dev.pgfit.monitor.stability.StabilityLimits;
import java.time.Duration;

/**
 * What bounds an observation.
 *
 * @param samples most samples kept per candidate, see {@link dev.pgfit.monitor.series.Series}
 * @param shortestGap a silence up to this is never a gap, however short the interval
 * @param alertSamples samples in a row that make a threshold crossing
 * @param listed most gaps, and most crossings, that the report lists per candidate
 */
public record Limits(int samples, Duration shortestGap, int alertSamples, int listed, StabilityLimits stability) {

    /** A silence longer than two intervals is a gap. */
    Duration tolerated(Duration interval) {
        Duration two = interval.multipliedBy(2);
        return two.compareTo(shortestGap) > 0 ? two : shortestGap;
    }
}
