package dev.pgfit.monitor.observation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Signals that came before the installation report of their run, because they travel on another topic. The oldest runs
 * are forgotten when there are too many. Not thread-safe.
 */
final class EarlySignals {
    /** A run has three signals; repetitions beyond that are of no use. */
    private static final int PER_RUN = 8;

    private final Map<UUID, List<Signal>> signals;

    EarlySignals(int runs) {
        this.signals = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, List<Signal>> eldest) {
                return size() > runs;
            }
        };
    }

    void keep(UUID run, Signal signal) {
        List<Signal> kept = signals.computeIfAbsent(run, id -> new ArrayList<>());
        if (kept.size() < PER_RUN) {
            kept.add(signal);
        }
    }

    /** What was kept for a run, in the order it came; afterwards nothing is. */
    List<Signal> take(UUID run) {
        List<Signal> kept = signals.remove(run);
        return kept == null ? List.of() : kept;
    }
}
