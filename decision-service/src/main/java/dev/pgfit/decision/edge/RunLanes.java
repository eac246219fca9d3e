package dev.pgfit.decision.edge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Work on one run in the order it came, work on different runs side by side. */
@ApplicationScoped
public class RunLanes {
    private final Map<UUID, CompletableFuture<Void>> lanes = new ConcurrentHashMap<>();

    /** Starts the work when all that came before it for the run is done, however that went. */
    CompletionStage<Void> after(UUID runId, Supplier<CompletionStage<Void>> work) {
        var mine = new CompletableFuture<Void>();
        CompletableFuture<Void> before = lanes.put(runId, mine);
        CompletionStage<Void> done = before == null
                ? work.get()
                : before.handle((nothing, failure) -> nothing).thenCompose(ready -> work.get());
        return done.whenComplete((nothing, failure) -> {
            lanes.remove(runId, mine);
            mine.complete(null);
        });
    }
}
