package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.measure.Failure;
import dev.pgfit.benchmark.measure.Load;
import dev.pgfit.benchmark.measure.LoadResult;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The hot loop: n connections, each sending its next execution from the answer to the last. Everything happens on one
 * event loop, so there are no locks, no hand-overs between threads, and one tuple per execution is all it allocates on
 * top of the driver.
 */
final class ClosedLoop {
    private static final long MILLION = 1_000_000;

    private final Load load;
    private final Histogram latencies;
    private final List<PreparedQuery<SqlResult<Object>>> queries;
    private final CompletableFuture<LoadResult> result = new CompletableFuture<>();
    private final Runner[] runners;
    private Instant from = Instant.EPOCH;
    private long begun;
    private long ended;
    private long deadline;
    private long issued;
    private long answered;
    private int active;
    private boolean stopped;
    private @Nullable Failure failure;

    ClosedLoop(Load load, Histogram latencies, List<PreparedQuery<SqlResult<Object>>> queries) {
        this.load = load;
        this.latencies = latencies;
        this.queries = queries;
        this.runners = new Runner[queries.size()];
    }

    /** Completes when nothing is under way any more, or when a query has timed out. Never exceptionally. */
    CompletableFuture<LoadResult> start(Vertx vertx, Context context) {
        context.runOnContext(on -> {
            long timeout = load.queryTimeout().toNanos();
            long watch = vertx.setPeriodic(Math.clamp(timeout / 10 / MILLION, 5, 250), tick -> watch(timeout));
            result.whenComplete((done, never) -> vertx.cancelTimer(watch));
            from = Instant.now();
            begun = System.nanoTime();
            ended = begun;
            deadline = begun + load.time().toNanos();
            active = runners.length;
            for (int i = 0; i < runners.length; i++) {
                runners[i] = new Runner(queries.get(i));
            }
            for (Runner runner : runners) {
                runner.next();
            }
        });
        return result;
    }

    /** Starts no more executions; what is under way may still end. */
    void stop(Context context) {
        context.runOnContext(on -> stopped = true);
    }

    private void watch(long timeout) {
        long now = System.nanoTime();
        for (Runner runner : runners) {
            if (runner.busy && now - runner.started > timeout) {
                failure = Await.timeout(load.queryTimeout());
                stopped = true;
                complete(now);
                return;
            }
        }
    }

    private void complete(long now) {
        ended = now;
        long nanos = ended - begun;
        result.complete(new LoadResult(answered, nanos, from, from.plusNanos(nanos), Optional.ofNullable(failure)));
    }

    private final class Runner implements Handler<AsyncResult<SqlResult<Object>>> {
        private final PreparedQuery<SqlResult<Object>> query;
        private long started;
        private boolean busy;

        Runner(PreparedQuery<SqlResult<Object>> query) {
            this.query = query;
        }

        void next() {
            long now = System.nanoTime();
            boolean enough = issued >= load.executions() || issued > 0 && now - deadline >= 0;
            if (stopped || enough) {
                if (--active == 0) {
                    complete(now);
                }
                return;
            }
            issued++;
            Tuple parameters = Tuple.wrap(load.parameters().next());
            busy = true;
            started = System.nanoTime();
            query.execute(parameters).onComplete(this);
        }

        @Override
        public void handle(AsyncResult<SqlResult<Object>> answer) {
            long latency = System.nanoTime() - started;
            busy = false;
            if (answer.failed()) {
                fail(Await.failure(answer.cause()));
            } else if (load.expectedRows() >= 0 && answer.result().rowCount() != load.expectedRows()) {
                fail(new Failure(
                        Failure.Kind.WRONG_ROWS,
                        "expected " + load.expectedRows() + " rows, but "
                                + answer.result().rowCount() + " came"));
            } else {
                answered++;
                latencies.recordValue(Math.min(latency, latencies.getHighestTrackableValue()));
            }
            next();
        }

        private void fail(Failure why) {
            stopped = true;
            if (failure == null) {
                failure = why;
            }
        }
    }
}
