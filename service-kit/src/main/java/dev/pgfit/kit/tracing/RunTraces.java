package dev.pgfit.kit.tracing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the traces of the latest runs stand in this service. Kept by run, not by thread: what is published about a run comes
 * from many threads, and all of it belongs to the run's trace. Thread-safe.
 */
@ApplicationScoped
public class RunTraces {
    private static final int REMEMBERED = 4_096;

    private final Map<UUID, Stand> stands = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Stand> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Stand(
            @Nullable TraceContext heard, @Nullable TraceContext work) {}

    private static final Stand NONE = new Stand(null, null);

    /** An event about the run came with this. */
    public void heard(UUID run, TraceContext context) {
        synchronized (stands) {
            stands.put(run, new Stand(context, stands.getOrDefault(run, NONE).work()));
        }
    }

    /** The span of this service's own work on the run. */
    void working(UUID run, TraceContext context) {
        synchronized (stands) {
            stands.put(run, new Stand(stands.getOrDefault(run, NONE).heard(), context));
        }
    }

    /** What the run's latest event came with. */
    Optional<TraceContext> heard(UUID run) {
        synchronized (stands) {
            return Optional.ofNullable(stands.getOrDefault(run, NONE).heard());
        }
    }

    /** What is published about the run goes with this: the span of the work on it, or else what was heard. */
    public Optional<TraceContext> current(UUID run) {
        synchronized (stands) {
            Stand stand = stands.getOrDefault(run, NONE);
            return Optional.ofNullable(stand.work() != null ? stand.work() : stand.heard());
        }
    }
}
