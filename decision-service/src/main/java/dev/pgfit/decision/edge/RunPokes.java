package dev.pgfit.decision.edge;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Tells the streams of this instance that a run has new events; the events themselves are read from the store. */
@ApplicationScoped
public class RunPokes {
    private final BroadcastProcessor<UUID> runs = BroadcastProcessor.create();

    void poke(UUID runId) {
        runs.onNext(runId);
    }

    Multi<UUID> of(UUID runId) {
        return runs.filter(runId::equals).onOverflow().dropPreviousItems();
    }
}
