package dev.pgfit.decision.edge;

import dev.pgfit.decision.life.Happening;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Does one piece of work after another. What comes meanwhile is the next piece, all of it together: so the store is
 * asked, and its disk flushed, once for many when much is going on, and at once for one when little is. Thread-safe.
 */
final class Lane {
    private static final int LARGEST_BATCH = 64;
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final Executor thread;
    private final Function<List<Happening>, Uni<?>> work;
    private final Queue<Entry> waiting = new ArrayDeque<>();
    private boolean busy;

    private record Entry(Happening happening, CompletableFuture<Void> done) {}

    /**
     * @param thread does all of the lane's work
     * @param work all or nothing: when it fails, none of the happenings has had an effect
     */
    Lane(Executor thread, Function<List<Happening>, Uni<?>> work) {
        this.thread = thread;
        this.work = work;
    }

    /** Completes when it is done, or fails with what is wrong with it. */
    CompletionStage<Void> add(Happening happening) {
        var entry = new Entry(happening, new CompletableFuture<>());
        synchronized (waiting) {
            waiting.add(entry);
        }
        next();
        return entry.done();
    }

    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    private void next() {
        List<Entry> batch = new ArrayList<>();
        synchronized (waiting) {
            if (busy || waiting.isEmpty()) {
                return;
            }
            busy = true;
            while (batch.size() < LARGEST_BATCH && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
        }
        thread.execute(() -> run(batch).subscribe().with(done -> goOn()));
    }

    private void goOn() {
        synchronized (waiting) {
            busy = false;
        }
        next();
    }

    /** Never fails. What can't be done together is done one by one, so that the others don't suffer from a bad one. */
    private Uni<Void> run(List<Entry> batch) {
        return patiently(batch)
                .invoke(() -> batch.forEach(entry -> entry.done().complete(null)))
                .onFailure()
                .recoverWithUni(failure -> {
                    if (batch.size() == 1) {
                        batch.getFirst().done().completeExceptionally(failure);
                        return Uni.createFrom().voidItem();
                    }
                    return Uni.join()
                            .all(batch.stream()
                                    .map(entry -> run(List.of(entry)))
                                    .toList())
                            .usingConcurrencyOf(1)
                            .andCollectFailures()
                            .replaceWithVoid();
                });
    }

    /** A store that is away for a while must not cost a report: only what can never work is given up. */
    private Uni<Void> patiently(List<Entry> batch) {
        List<Happening> happenings = batch.stream().map(Entry::happening).toList();
        return Uni.createFrom()
                .deferred(() -> work.apply(happenings))
                .onFailure(StoreFailures::passing)
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .atMost(Long.MAX_VALUE)
                .replaceWithVoid();
    }
}
