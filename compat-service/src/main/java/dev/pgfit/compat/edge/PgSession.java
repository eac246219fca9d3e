package dev.pgfit.compat.edge;

import dev.pgfit.compat.database.Answer;
import dev.pgfit.compat.database.ConnectionLost;
import dev.pgfit.compat.database.DatabaseError;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.DatabaseSession;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.database.Notification;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A session on one Vert.x connection. */
final class PgSession implements DatabaseSession {
    private static final Duration CLOSE_WAIT = Duration.ofMillis(500);

    private final PgConnection connection;
    private final Mailbox mailbox = new Mailbox();
    private final AtomicBoolean usable = new AtomicBoolean(true);

    PgSession(PgConnection connection) {
        this.connection = connection;
        connection.notificationHandler(got -> mailbox.put(new Notification(got.getChannel(), got.getPayload())));
        connection.noticeHandler(notice -> {});
        // without a handler the client logs what callers are told anyway
        connection.exceptionHandler(broken -> usable.set(false));
        connection.closeHandler(closed -> usable.set(false));
    }

    @Override
    public Answer query(String sql, Deadline deadline) {
        return await(connection.query(sql).execute(), sql, deadline);
    }

    @Override
    public Answer prepared(String sql, List<@Nullable Object> parameters, Deadline deadline) {
        Tuple tuple = Tuple.tuple();
        parameters.forEach(value -> tuple.addValue(Answers.parameter(value)));
        return await(connection.preparedQuery(sql).execute(tuple), sql, deadline);
    }

    @Override
    public Optional<Notification> awaitNotification(Predicate<Notification> wanted, Deadline deadline) {
        return mailbox.await(wanted, deadline);
    }

    @Override
    public boolean usable() {
        return usable.get();
    }

    @Override
    public void close() {
        if (usable.getAndSet(false)) {
            try {
                Waiting.on(connection.close(), "close", Deadline.in(CLOSE_WAIT));
                return;
            } catch (DatabaseException | CancellationException e) {
                // then the hard way
            }
        }
        HardClose.close(connection);
    }

    private Answer await(Future<RowSet<Row>> answering, String sql, Deadline deadline) {
        if (!usable.get()) {
            throw new ConnectionLost("the connection is closed");
        }
        try {
            return Answers.last(Waiting.on(answering, sql, deadline));
        } catch (DatabaseError e) {
            throw e;
        } catch (DatabaseException | CancellationException e) {
            usable.set(false);
            throw e;
        }
    }
}
