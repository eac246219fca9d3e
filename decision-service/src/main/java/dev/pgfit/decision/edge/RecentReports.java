package dev.pgfit.decision.edge;

import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.Phase;
import dev.pgfit.decision.matrix.Reports;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.ref.SoftReference;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reports that this instance has stored lately, of runs that are still open, so that a decision need not fetch and parse
 * them again. Only a convenience: the store has them all, and the memory is given back when it gets scarce. Thread-safe.
 */
@ApplicationScoped
public class RecentReports {
    private static final int MOST_RUNS = 1024;

    private final Map<UUID, SoftReference<Reports>> byRun = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, SoftReference<Reports>> eldest) {
            return size() > MOST_RUNS;
        }
    };

    /** The reports of a run, if all of these phases' are here. */
    synchronized Optional<Reports> of(UUID run, Set<Phase> phases) {
        return Optional.ofNullable(byRun.get(run))
                .map(SoftReference::get)
                .filter(reports -> reports.phases().containsAll(phases));
    }

    /** Reports that are in the store now. */
    synchronized void add(UUID run, Collection<Event> stored) {
        if (!stored.isEmpty()) {
            Reports before = of(run, Set.of()).orElse(Reports.NONE);
            byRun.put(run, new SoftReference<>(before.with(stored)));
        }
    }

    synchronized void forget(UUID run) {
        byRun.remove(run);
    }
}
