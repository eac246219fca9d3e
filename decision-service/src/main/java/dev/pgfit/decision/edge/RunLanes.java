package dev.pgfit.decision.edge;

import dev.pgfit.decision.life.Happening;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * What happens to one run in the order it came, what happens to different runs side by side: each run belongs to one of
 * a few lanes, and each lane does one thing after another, on an event loop of its own: else all of them would end up on
 * the one that the first message came in on.
 */
@ApplicationScoped
public class RunLanes {
    /** Waiting in all lanes together: a backlog belongs on Kafka, not in this heap. */
    private static final int ROOM = 256;

    private final List<Lane> lanes;
    private CompletableFuture<Void> room = CompletableFuture.completedFuture(null);

    RunLanes(RunLife life, DecisionConfig config, Vertx vertx) {
        lanes = Stream.generate(() -> new Lane(eventLoop(vertx), life::happen))
                .limit(config.lanes())
                .toList();
    }

    /** Each call gives the next of the event loops. */
    private static Executor eventLoop(Vertx vertx) {
        Context context = vertx.getOrCreateContext();
        return work -> context.runOnContext(nothing -> work.run());
    }

    /** Completes when all that follows from it is stored. */
    CompletionStage<Void> add(Happening happening) {
        Lane lane = lanes.get(Math.floorMod(happening.runId().hashCode(), lanes.size()));
        return lane.add(happening).whenComplete((done, failure) -> tellRoom());
    }

    /** Completes when more may be added. */
    synchronized CompletionStage<Void> room() {
        // whatever waits now will tell when it is done
        if (room.isDone() && waiting() >= ROOM) {
            room = new CompletableFuture<>();
        }
        return room;
    }

    private synchronized void tellRoom() {
        if (waiting() < ROOM) {
            room.complete(null);
        }
    }

    /** How much waits in all lanes together. */
    int waiting() {
        return lanes.stream().mapToInt(Lane::waiting).sum();
    }
}
