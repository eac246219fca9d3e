package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.measure.Load;
import dev.pgfit.benchmark.measure.LoadModel;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Executions arrive at a rate and wait for a free connection; latency counts from the arrival. Those still waiting when
 * the load's time is over are not started any more, but counted as backlog and recorded with the time they have waited,
 * so that what a candidate did not get to doesn't flatter it.
 *
 * <p>A timer wakes the loop up to a millisecond late. So it sleeps until a millisecond before the next arrival and then
 * turns without waiting, at the cost of a busy processor.
 */
final class OpenLoop extends LoadRun {
    private static final long TIMER_NANOS = 1_000_000;

    private final Arrivals arrivals;
    private final ArrayDeque<Worker> idle = new ArrayDeque<>();
    private long start;
    private boolean waiting;

    OpenLoop(Load load, LoadModel.Open model, Histogram latencies, EventLoop loop, List<Wire> wires) {
        super(load, latencies, loop, wires, 1);
        this.arrivals = new Arrivals(model);
    }

    @Override
    protected void first(long now) {
        start = now;
        idle.addAll(List.of(workers));
        pump(now);
    }

    @Override
    protected void free(Worker worker, long now) {
        if (!isOver(now) && due() - now <= 0) {
            startOn(worker, now);
        } else {
            idle.add(worker);
            pump(now);
        }
    }

    private void wake() {
        waiting = false;
        pump(System.nanoTime());
        endIfDone();
    }

    /** Starts what is due while there are free workers, and sees to it that this happens again in time. */
    private void pump(long now) {
        while (!idle.isEmpty() && !isOver(now) && due() - now <= 0) {
            turn().late(now - due());
            startOn(idle.remove(), now);
        }
        if (waiting || idle.isEmpty() || isOver(now)) {
            return;
        }
        waiting = true;
        long left = Math.min(due() - now, deadline() - now);
        if (left > 2 * TIMER_NANOS) {
            loop.schedule(this::wake, left - TIMER_NANOS, TimeUnit.NANOSECONDS);
        } else {
            loop.execute(this::wake);
        }
    }

    private long due() {
        return start + arrivals.next();
    }

    private void startOn(Worker worker, long now) {
        long arrived = due();
        arrivals.pass();
        begin(worker, arrived, now);
    }

    @Override
    protected long backlog(long now) {
        long until = Math.min(now - deadline(), 0) + deadline();
        long left = 0;
        while (left < load.executions() && due() - until < 0) {
            record(until - due());
            arrivals.pass();
            left++;
        }
        return left;
    }
}
