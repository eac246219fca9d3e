package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.measure.Failure;
import dev.pgfit.benchmark.measure.GeneratorTime;
import dev.pgfit.benchmark.measure.Load;
import dev.pgfit.benchmark.measure.LoadModel;
import dev.pgfit.benchmark.measure.LoadResult;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A load under way. Everything happens on one event loop, so there are no locks and no hand-overs between threads, and
 * an execution's values are all that it allocates.
 */
abstract class LoadRun {
    private static final long MILLION = 1_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    protected final Load load;
    protected final EventLoop loop;
    protected final Worker[] workers;
    private final Histogram latencies;
    private final LoopTurn turn;
    private final ArrayDeque<Worker> freed = new ArrayDeque<>();
    private final CompletableFuture<LoadResult> result = new CompletableFuture<>();
    private Instant from = Instant.EPOCH;
    private long cpuBefore;
    private long begun;
    private long deadline;
    private long issued;
    private long answered;
    private long latencySum;
    private long queued;
    private int underWay;
    private boolean stopped;
    private boolean sending;
    private @Nullable Failure failure;

    protected LoadRun(Load load, Histogram latencies, EventLoop loop, List<Wire> wires, int workersPerWire) {
        this.load = load;
        this.latencies = latencies;
        this.loop = loop;
        this.turn = new LoopTurn(loop, this::turnEnded);
        Playbook playbook = new Playbook(load.scripts());
        this.workers = new Worker[wires.size() * workersPerWire];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(this, wires.get(i % wires.size()), playbook);
        }
    }

    /** On wires that are ready for the load's {@link Playbook}. */
    static LoadRun of(Load load, Histogram latencies, EventLoop loop, List<Wire> wires) {
        return switch (load.model()) {
            case LoadModel.Closed closed -> new ClosedLoop(load, closed, latencies, loop, wires);
            case LoadModel.Open open -> new OpenLoop(load, open, latencies, loop, wires);
        };
    }

    /** Completes when nothing is under way any more, or when a query has timed out. Never exceptionally. */
    CompletableFuture<LoadResult> start() {
        loop.execute(() -> {
            long timeout = load.queryTimeout().toNanos();
            long period = Math.clamp(timeout / 10 / MILLION, 5, 250);
            ScheduledFuture<?> watch =
                    loop.scheduleAtFixedRate(() -> watch(timeout), period, period, TimeUnit.MILLISECONDS);
            result.whenComplete((done, never) -> watch.cancel(false));
            cpuBefore = cpuNanos();
            from = Instant.now();
            begun = System.nanoTime();
            deadline = begun + load.time().toNanos();
            first(begun);
            endIfDone();
        });
        return result;
    }

    /** Starts no more executions; what is under way may still end. */
    void stop() {
        loop.execute(() -> {
            stopped = true;
            endIfDone();
        });
    }

    LoopTurn turn() {
        return turn;
    }

    /** Starts the first executions. */
    protected abstract void first(long now);

    /** A worker has ended an execution: may start its next one. */
    protected abstract void free(Worker worker, long now);

    /** Whether a pause is under way that belongs to the load; it ends with a call of {@link #endIfDone}. */
    protected boolean isPausing() {
        return false;
    }

    /** Executions that arrived but were never started; told once, at the end. */
    protected long backlog(long now) {
        return 0;
    }

    protected final boolean isOver(long now) {
        return stopped || issued >= load.executions() || issued > 0 && now - deadline >= 0;
    }

    protected final long deadline() {
        return deadline;
    }

    protected final void begin(Worker worker, long latencyFrom, long now) {
        issued++;
        underWay++;
        try {
            int script = load.mix().next();
            worker.begin(script, load.scripts().get(script), latencyFrom, now);
        } catch (RuntimeException noValues) {
            underWay--;
            fail(Await.failure(noValues));
        }
    }

    protected final void record(long latency) {
        latencySum += latency;
        latencies.recordValue(Math.min(latency, latencies.getHighestTrackableValue()));
    }

    /** To be called after whatever may have been the last; looks at the clock itself, as {@link #free} may have. */
    protected final void endIfDone() {
        if (underWay == 0 && (stopped || !isPausing())) {
            long now = System.nanoTime();
            if (isOver(now)) {
                complete(now);
            }
        }
    }

    /**
     * An execution is over. Its worker begins the next one when all answers that are there have been timed.
     */
    final void finished(Worker worker, long latency, @Nullable Failure why) {
        underWay--;
        if (why == null) {
            answered++;
            record(latency);
        } else {
            fail(why);
        }
        freed.add(worker);
    }

    /**
     * Sends one execution, then looks for answers again before the next one: no answer waits for more than one sending,
     * so that what is measured is the database's time and hardly the generator's.
     */
    private void turnEnded() {
        Worker worker = freed.poll();
        if (worker != null) {
            long now = System.nanoTime();
            queued += now - worker.ended();
            free(worker, now);
        }
        if (!freed.isEmpty() && !sending) {
            sending = true;
            // a task would run in this very turn, a timer runs in the next
            loop.schedule(
                    () -> {
                        sending = false;
                        turn.goOn();
                    },
                    0,
                    TimeUnit.NANOSECONDS);
        }
        endIfDone();
    }

    /** Of this thread; 0 where the platform doesn't tell. */
    private static long cpuNanos() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : 0;
    }

    private void fail(Failure why) {
        stopped = true;
        failure = failure == null ? why : failure;
    }

    private void watch(long timeout) {
        long now = System.nanoTime();
        for (Worker worker : workers) {
            if (worker.isLate(now, timeout)) {
                failure = Await.timeout(load.queryTimeout());
                stopped = true;
                complete(now);
                return;
            }
        }
    }

    private void complete(long now) {
        if (result.isDone()) {
            return;
        }
        long nanos = now - begun;
        long backlog = backlog(now);
        GeneratorTime generator = new GeneratorTime(
                turn.busyNanos(), turn.waitedNanos(), queued, latencySum, Math.max(0, cpuNanos() - cpuBefore));
        result.complete(new LoadResult(
                answered, nanos, from, from.plusNanos(nanos), backlog, generator, Optional.ofNullable(failure)));
    }
}
