package dev.pgfit.compat.edge;

import dev.pgfit.kit.events.RunEnded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashSet;
import java.util.UUID;

/** Runs that are over: what is left of them is stopped, and nothing is begun for them any more. */
@ApplicationScoped
public class EndedRuns {
    private static final int REMEMBERED = 1_000;

    private final CheckJobs jobs;
    private final LinkedHashSet<UUID> ended = new LinkedHashSet<>();

    EndedRuns(CheckJobs jobs) {
        this.jobs = jobs;
    }

    void on(@Observes RunEnded event) {
        synchronized (ended) {
            ended.add(event.runId());
            if (ended.size() > REMEMBERED) {
                ended.remove(ended.getFirst());
            }
        }
        jobs.cancel(event.runId());
    }

    boolean contains(UUID runId) {
        synchronized (ended) {
            return ended.contains(runId);
        }
    }
}
