package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.measure.Database;
import dev.pgfit.benchmark.measure.DatabaseException;
import dev.pgfit.benchmark.measure.Failure;
import dev.pgfit.benchmark.measure.Load;
import dev.pgfit.benchmark.measure.LoadModel;
import dev.pgfit.benchmark.measure.LoadResult;
import dev.pgfit.benchmark.measure.Script;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Target;
import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;

/** A candidate behind the PostgreSQL protocol: all its connections on one event loop. */
final class PgDatabase implements Database {
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final CandidateKind kind;
    private final Endpoint endpoint;
    private final PgConnectOptions options;
    private final LoadLoop loop;
    private final Context context;
    private final PgTimeouts timeouts;
    private final List<Lane> lanes = new ArrayList<>();
    private String schema = "";

    PgDatabase(Target target, LoadLoop loop, PgTimeouts timeouts) {
        this.kind = target.candidate();
        this.endpoint = target.endpoint();
        this.options = PgOptions.of(endpoint, timeouts.connect());
        this.loop = loop;
        this.context = loop.context();
        this.timeouts = timeouts;
    }

    @Override
    public CandidateKind kind() {
        return kind;
    }

    @Override
    public int connections(int asked) {
        Integer most = endpoint.maxConnections();
        return most == null ? asked : Math.min(asked, most);
    }

    @Override
    public void useSchema(String name) throws DatabaseException, InterruptedException {
        schema = name;
        for (Lane lane : List.copyOf(lanes)) {
            await(lane, searchPath());
        }
    }

    @Override
    public void execute(String sql) throws DatabaseException, InterruptedException {
        await(open(1).getFirst(), sql);
    }

    @Override
    public boolean canCopy() {
        return endpoint.preparedStatementCache() && connections(2) > 1;
    }

    @Override
    public void copy(String statement, Iterator<String> texts) throws DatabaseException, InterruptedException {
        PgCopy.run(endpoint, timeouts, schema, statement, texts);
    }

    @Override
    public List<String> texts(String sql) throws DatabaseException, InterruptedException {
        List<String> texts = new ArrayList<>();
        for (Row row : await(open(1).getFirst(), sql)) {
            texts.add(String.valueOf(row.getValue(0)));
        }
        return texts;
    }

    @Override
    public LoadResult drive(Load load, Histogram latencies) throws InterruptedException {
        if (load.model() instanceof LoadModel.Closed closed
                && closed.pipelining() > 1
                && !load.scripts().stream().allMatch(Script::isSingle)) {
            return LoadResult.failed(
                    new Failure(Failure.Kind.ERROR, "pipelining is for queries of a single statement"));
        }
        EventLoop eventLoop = loop.eventLoop();
        LoadRun run;
        try {
            run = LoadRun.of(load, latencies, eventLoop, ready(load, eventLoop));
        } catch (DatabaseException failed) {
            return LoadResult.failed(failed.failure());
        }
        CompletableFuture<LoadResult> running = run.start();
        try {
            LoadResult result = running.get();
            if (result.failure().filter(f -> f.kind() == Failure.Kind.TIMEOUT).isPresent()) {
                cancelAll();
                killAll();
            }
            return result;
        } catch (InterruptedException interrupted) {
            run.stop();
            settle(running);
            throw interrupted;
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Connections on which the load's statements are prepared. */
    private List<Wire> ready(Load load, EventLoop eventLoop) throws DatabaseException, InterruptedException {
        List<String> statements = new Playbook(load.scripts()).statements();
        List<Wire> wires = open(load.connections()).stream().map(Lane::wire).toList();
        for (Wire wire : wires) {
            Promise<Void> prepared = Promise.promise();
            eventLoop.execute(() -> wire.prepare(statements).onComplete(prepared));
            try {
                Await.result(prepared.future(), load.queryTimeout());
            } catch (DatabaseException failed) {
                if (failed.failure().kind() != Failure.Kind.ERROR) {
                    killAll();
                }
                throw failed;
            }
        }
        return wires;
    }

    /** Behind a socket that takes one connection there is one session, whoever connects. */
    @Override
    public void renew(int connections) throws DatabaseException, InterruptedException {
        if (connections(2) < 2) {
            return;
        }
        close();
        open(connections);
    }

    @Override
    public void recover() throws DatabaseException, InterruptedException {
        killAll();
        Instant end = Instant.now().plus(timeouts.recovery());
        while (true) {
            try {
                await(open(1).getFirst(), "SELECT 1", timeouts.connect());
                return;
            } catch (DatabaseException down) {
                killAll();
                if (Instant.now().isAfter(end)) {
                    throw new DatabaseException(new Failure(
                            Failure.Kind.LOST,
                            "does not answer: " + down.failure().message()));
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        for (Lane lane : lanes) {
            try {
                lane.close(GOODBYE);
            } catch (InterruptedException again) {
                interrupted = true;
                lane.kill();
            }
        }
        lanes.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Lane> open(int connections) throws DatabaseException, InterruptedException {
        while (lanes.size() < connections) {
            Lane lane =
                    Lane.open(loop.vertx(), context, options, endpoint.preparedStatementCache(), timeouts.connect());
            lanes.add(lane);
            if (!schema.isEmpty()) {
                await(lane, searchPath());
            }
        }
        return lanes.subList(0, connections);
    }

    private String searchPath() {
        return schema.isEmpty() ? "RESET search_path" : "SET search_path TO " + schema;
    }

    private RowSet<Row> await(Lane lane, String sql) throws DatabaseException, InterruptedException {
        return await(lane, sql, timeouts.statement());
    }

    private RowSet<Row> await(Lane lane, String sql, Duration atMost) throws DatabaseException, InterruptedException {
        try {
            return Await.result(lane.run(sql), atMost);
        } catch (DatabaseException failed) {
            if (failed.failure().kind() != Failure.Kind.ERROR) {
                cancelAll();
                killAll();
            }
            throw failed;
        } catch (InterruptedException interrupted) {
            cancelAll();
            killAll();
            throw interrupted;
        }
    }

    /** Gives what is under way a moment to end by itself, then a push, then none. */
    private void settle(CompletableFuture<LoadResult> running) throws InterruptedException {
        try {
            running.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException busy) {
            cancelAll();
            killAll();
        }
    }

    /** PGlite's socket server knows no cancelling and would take the request for a second client: it is not asked. */
    private void cancelAll() throws InterruptedException {
        Integer most = endpoint.maxConnections();
        if (most != null && most == 1) {
            return;
        }
        for (Lane lane : lanes) {
            try {
                Await.result(lane.cancel(), GOODBYE);
            } catch (DatabaseException unheard) {
                // the connection is dropped anyway, which the server notices when it next writes to it
            }
        }
    }

    private void killAll() {
        lanes.forEach(Lane::kill);
        lanes.clear();
    }
}
