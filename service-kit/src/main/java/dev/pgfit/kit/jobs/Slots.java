package dev.pgfit.kit.jobs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * A few slots, given out in the order asked. A semaphore serves threads in the order in which they come to wait, which is
 * not the order in which they were started.
 */
final class Slots {
    private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int free;

    Slots(int free) {
        this.free = free;
    }

    /** Completes when a slot is the caller's, who must give it back by {@link #leave}. */
    synchronized CompletableFuture<Void> ask() {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        if (free > 0) {
            free--;
            turn.complete(null);
        } else {
            waiting.add(turn);
        }
        return turn;
    }

    /** Gives the slot to the next in line; who had none yet leaves the line. */
    synchronized void leave(CompletableFuture<Void> turn) {
        if (waiting.remove(turn)) {
            return;
        }
        CompletableFuture<Void> next = waiting.poll();
        if (next == null) {
            free++;
        } else {
            next.complete(null);
        }
    }
}
