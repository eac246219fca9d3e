package dev.pgfit.monitor.observation;

import dev.pgfit.contracts.WatchingCost;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up what watching costs, from the counters that come with each answer. Not thread-safe. */
final class WatchingMeter {
    /** Shorter than that, nothing can be said. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /**
     * The counters at one answer.
     *
     * @param readings of each candidate that it brought
     * @param monitorCpuSeconds of the thread that asks
     * @param installerCpuSeconds of the threads that read and answer; {@code null} when it doesn't tell
     */
    record Answer(
            Instant at,
            int readings,
            double monitorCpuSeconds,
            @Nullable Double installerCpuSeconds) {}

    private static final class Source {
        private final Answer first;
        private Answer last;
        private long readings;

        Source(Answer first) {
            this.first = first;
            this.last = first;
        }
    }

    private final Map<URI, Source> sources = new HashMap<>();

    void answered(URI source, Answer answer) {
        Source known = sources.computeIfAbsent(source, one -> new Source(answer));
        boolean restarted = answer.installerCpuSeconds() != null
                && known.last.installerCpuSeconds() != null
                && answer.installerCpuSeconds() < known.last.installerCpuSeconds();
        if (restarted) {
            known = new Source(answer);
            sources.put(source, known);
        }
        known.last = answer;
        known.readings += answer.readings();
    }

    /** Of all sources together; {@code null} when it can't be told. */
    @Nullable
    WatchingCost cost() {
        double monitor = 0;
        double installer = 0;
        long readings = 0;
        Duration watched = Duration.ZERO;
        for (Source source : sources.values()) {
            Duration span = Duration.between(source.first.at(), source.last.at());
            Double before = source.first.installerCpuSeconds();
            Double after = source.last.installerCpuSeconds();
            if (before == null || after == null || span.compareTo(SHORTEST) < 0) {
                return null;
            }
            double seconds = span.toNanos() / 1e9;
            monitor += 100 * (source.last.monitorCpuSeconds() - source.first.monitorCpuSeconds()) / seconds;
            installer += 100 * (after - before) / seconds;
            readings += source.readings;
            watched = span.compareTo(watched) > 0 ? span : watched;
        }
        return sources.isEmpty() ? null : new WatchingCost(watched, readings, monitor, installer);
    }
}
