package dev.pgfit.decision.edge;

import dev.pgfit.decision.life.Happening;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * What happens to one run in the order it came, what happens to different runs side by side: each run belongs to one of
 * a few lanes, and each lane does one thing after another.
 */
@ApplicationScoped
public class RunLanes {
    /** Waiting in all lanes together: a backlog belongs on Kafka, not in this heap. */
    private static final int ROOM = 256;

    private final List<Lane> lanes;
    private CompletableFuture<Void> room = CompletableFuture.completedFuture(null);

    RunLanes(RunLife life, DecisionConfig config) {
        lanes = Stream.generate(() -> new Lane(life::happen))
                .limit(config.lanes())
                .toList();
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
