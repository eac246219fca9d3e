package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.measure.Load;
import dev.pgfit.benchmark.measure.LoadModel;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The hot loop: each worker starts its next execution from the answer to the last, or after a time to think. The time to
 * think after the last one belongs to the load too: without it a load of n executions would hold n - 1 such times, and
 * its throughput would be too high by as much.
 */
final class ClosedLoop extends LoadRun {
    private final long thinkNanos;
    private int thinking;

    ClosedLoop(Load load, LoadModel.Closed model, Histogram latencies, EventLoop loop, List<Wire> wires) {
        super(load, latencies, loop, wires, model.pipelining());
        this.thinkNanos = model.thinkTime().toNanos();
    }

    @Override
    protected void first(long now) {
        for (Worker worker : workers) {
            next(worker);
        }
    }

    @Override
    protected void free(Worker worker, long now) {
        if (thinkNanos > 0) {
            thinking++;
            loop.schedule(() -> thought(worker), thinkNanos, TimeUnit.NANOSECONDS);
        } else if (!isOver(now)) {
            begin(worker, now, now);
        }
    }

    @Override
    protected boolean isPausing() {
        return thinking > 0;
    }

    private void thought(Worker worker) {
        thinking--;
        next(worker);
        endIfDone();
    }

    private void next(Worker worker) {
        long now = System.nanoTime();
        if (!isOver(now)) {
            begin(worker, now, now);
        }
    }
}
