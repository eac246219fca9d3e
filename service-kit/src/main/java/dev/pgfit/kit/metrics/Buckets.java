package dev.pgfit.kit.metrics;

import java.time.Duration;
import java.util.stream.LongStream;

/** Upper bounds of histograms: few enough to be cheap, close enough to tell a change. */
public final class Buckets {
    private Buckets() {}

    /** For work of seconds to tens of minutes: installations, phases, runs. */
    public static Duration[] ofWork() {
        return LongStream.of(1, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600)
                .mapToObj(Duration::ofSeconds)
                .toArray(Duration[]::new);
    }

    /** For answers over HTTP. */
    public static Duration[] ofAnswers() {
        return LongStream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000)
                .mapToObj(Duration::ofMillis)
                .toArray(Duration[]::new);
    }
}
