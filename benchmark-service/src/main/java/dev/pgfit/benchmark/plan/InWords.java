package dev.pgfit.benchmark.plan;

import java.time.Duration;
import java.util.Locale;

/** Durations for people. */
public final class InWords {
    private static final double NANOS = 1e9;

    private InWords() {}

    /** Such as {@code 4.2 s}, {@code 90 s} and {@code 6 min}. */
    public static String of(Duration duration) {
        double seconds = duration.toNanos() / NANOS;
        if (seconds < 0.1) {
            return Math.round(seconds * 1_000) + " ms";
        }
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (seconds < 120) {
            return Math.round(seconds) + " s";
        }
        return Math.round(seconds / 60) + " min";
    }
}
