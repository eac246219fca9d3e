package dev.pgfit.kit.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.UUID;

/** The latest runs that are over: nothing is begun for them any more, even if an older event of theirs comes late. */
@ApplicationScoped
public class EndedRuns {
    private static final int REMEMBERED = 1_000;

    private final LinkedHashSet<UUID> ended = new LinkedHashSet<>();

    /** Whether the run was cancelled, failed or decided since this instance started. */
    public boolean contains(UUID runId) {
        synchronized (ended) {
            return ended.contains(runId);
        }
    }

    void add(UUID runId) {
        synchronized (ended) {
            ended.add(runId);
            if (ended.size() > REMEMBERED) {
                ended.removeFirst();
            }
        }
    }
}
