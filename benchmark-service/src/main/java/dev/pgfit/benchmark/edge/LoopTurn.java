package dev.pgfit.benchmark.edge;

import io.netty.channel.EventLoop;

/**
 * Watches the event loop's turns: in one turn it handles all answers that are there, one after the other, and then waits
 * for more. So it knows how long answers waited for it, which no answer's latency shows by itself.
 */
final class LoopTurn implements Runnable {
    /** When the next turn begins so soon, the loop did not wait: its answers came while the last one was under way. */
    private static final long AT_ONCE_NANOS = 5_000;

    private final EventLoop loop;
    private final Runnable atEnd;
    private boolean open;
    private long began;
    private long ended;
    private long before;
    private long busy;
    private long waited;

    /** @param atEnd what remains to be done when all answers of a turn have been handled */
    LoopTurn(EventLoop loop, Runnable atEnd) {
        this.loop = loop;
        this.atEnd = atEnd;
    }

    /** An answer is handled now. */
    void answer(long now) {
        if (!open) {
            open = true;
            before = now - ended < AT_ONCE_NANOS ? ended - began : 0;
            began = now;
            // runs when all answers of this turn have been handled
            loop.execute(this);
        }
        // it came at some time during the turn before, when that followed at once: on average in its middle
        waited += now - began + before / 2;
    }

    /** An execution that was due waited for the loop. */
    void late(long nanos) {
        waited += nanos;
    }

    /** What the loop does between two looks for answers without having found any. */
    void goOn() {
        if (!open) {
            began = System.nanoTime();
            run();
        }
    }

    @Override
    public void run() {
        open = false;
        atEnd.run();
        ended = System.nanoTime();
        busy += ended - began;
    }

    long busyNanos() {
        return busy;
    }

    long waitedNanos() {
        return waited;
    }
}
