package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.measure.DatabaseException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.impl.NetSocketInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.time.Duration;

/** One connection: the Vert.x client's for what isn't measured, a {@link Wire} for what is. */
final class Lane {
    private final PgConnection connection;
    private final Wire wire;

    private Lane(PgConnection connection, Wire wire) {
        this.connection = connection;
        this.wire = wire;
        // such as the list of tables that DROP SCHEMA takes along: nothing to warn of
        connection.noticeHandler(notice -> {});
    }

    /** @param named whether the server may keep named prepared statements for the connection */
    static Lane open(Vertx vertx, Context context, PgConnectOptions options, boolean named, Duration atMost)
            throws DatabaseException, InterruptedException {
        Wire wire = new Wire(named);
        Promise<PgConnection> connected = Promise.promise();
        context.runOnContext(on -> PgConnection.connect(vertx, options).onComplete(done -> {
            if (done.failed()) {
                connected.tryFail(done.cause());
                return;
            }
            socket(done.result()).channelHandlerContext().pipeline().addFirst("pgfit-wire", wire);
            if (!connected.tryComplete(done.result())) {
                kill(done.result());
            }
        }));
        try {
            return new Lane(Await.result(connected.future(), atMost), wire);
        } catch (DatabaseException | InterruptedException late) {
            connected.tryFail("nobody waits for it any more");
            throw late;
        }
    }

    Future<RowSet<Row>> run(String statementText) {
        return connection.query(statementText).execute();
    }

    /** The measured path; to be used on the event loop only. */
    Wire wire() {
        return wire;
    }

    Future<Void> cancel() {
        return connection.cancelRequest();
    }

    void close(Duration atMost) throws InterruptedException {
        try {
            Await.result(connection.close(), atMost);
        } catch (DatabaseException hanging) {
            kill(connection);
        }
    }

    /** Drops the connection without a word: for one that hangs, where a polite goodbye would queue behind the query. */
    void kill() {
        kill(connection);
    }

    private static void kill(PgConnection connection) {
        socket(connection).close();
    }

    private static NetSocketInternal socket(PgConnection connection) {
        if (connection instanceof SqlConnectionInternal internal
                && internal.unwrap().unwrap() instanceof SocketConnectionBase base) {
            return base.socket();
        }
        throw new IllegalStateException("a PostgreSQL connection without a socket: " + connection.getClass());
    }
}
