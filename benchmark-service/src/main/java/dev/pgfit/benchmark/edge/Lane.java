package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.measure.DatabaseException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.time.Duration;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/** One connection and the statement that it has ready. */
final class Lane {
    /** Rows are decoded and dropped: what a client can't avoid is measured, what it may do with them is not. */
    private static final Collector<Row, Object, Object> DROP =
            Collector.of(() -> Boolean.TRUE, (nothing, row) -> {}, (a, b) -> a);

    private final PgConnection connection;
    private final boolean named;
    private @Nullable String sql;
    private @Nullable PreparedStatement statement;
    private @Nullable PreparedQuery<SqlResult<Object>> query;

    private Lane(PgConnection connection, boolean named) {
        this.connection = connection;
        // such as the list of tables that DROP SCHEMA takes along: nothing to warn of
        connection.noticeHandler(notice -> {});
        this.named = named;
    }

    /** @param named whether the server may keep named prepared statements for the connection */
    static Lane open(Vertx vertx, Context context, PgConnectOptions options, boolean named, Duration atMost)
            throws DatabaseException, InterruptedException {
        Promise<PgConnection> connected = Promise.promise();
        context.runOnContext(on -> PgConnection.connect(vertx, options).onComplete(done -> {
            if (done.failed()) {
                connected.tryFail(done.cause());
            } else if (!connected.tryComplete(done.result())) {
                kill(done.result());
            }
        }));
        try {
            return new Lane(Await.result(connected.future(), atMost), named);
        } catch (DatabaseException | InterruptedException late) {
            connected.tryFail("nobody waits for it any more");
            throw late;
        }
    }

    Future<RowSet<Row>> run(String statementText) {
        return connection.query(statementText).execute();
    }

    /** The query to execute again and again. Where the server may keep it, it is parsed and planned only once. */
    PreparedQuery<SqlResult<Object>> prepare(String text, Duration atMost)
            throws DatabaseException, InterruptedException {
        PreparedQuery<SqlResult<Object>> ready = query;
        if (ready != null && text.equals(sql)) {
            return ready;
        }
        forget();
        if (named) {
            PreparedStatement prepared = Await.result(connection.prepare(text), atMost);
            statement = prepared;
            ready = prepared.query().collecting(DROP);
        } else {
            ready = connection.preparedQuery(text).collecting(DROP);
        }
        sql = text;
        query = ready;
        return ready;
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

    private void forget() {
        if (statement != null) {
            statement.close();
        }
        statement = null;
        query = null;
        sql = null;
    }

    private static void kill(PgConnection connection) {
        if (connection instanceof SqlConnectionInternal internal
                && internal.unwrap().unwrap() instanceof SocketConnectionBase socket) {
            socket.socket().close();
        } else {
            connection.close();
        }
    }
}
