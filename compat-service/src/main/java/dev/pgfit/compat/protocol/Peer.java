package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.NoAnswer;
import dev.pgfit.compat.wire.BackendMessage;
import dev.pgfit.compat.wire.Batch;
import dev.pgfit.compat.wire.Reply;
import dev.pgfit.compat.wire.Wire;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One of a check's connections by its name in messages. Placeholders in its SQL are expanded; what goes wrong becomes the
 * check's failure, in the database's words.
 */
record Peer(String name, Wire wire, Peers peers) {
    /** A simple query that must succeed. */
    Reply ask(String sql) {
        String text = peers.expand(sql);
        return orFail(text, () -> wire.query(text, peers.soon()));
    }

    /** The first value of a simple query's answer; {@code null} for NULL or if there is none. */
    @Nullable
    String value(String sql) {
        List<List<@Nullable String>> rows = ask(sql).texts();
        return rows.isEmpty() || rows.getFirst().isEmpty()
                ? null
                : rows.getFirst().getFirst();
    }

    /** The SQLSTATE that a simple query fails with; {@code none} if it succeeds. */
    String sqlStateOf(String sql) {
        String text = peers.expand(sql);
        Reply reply = orFail(text, () -> wire.exchange(new Batch().query(text), peers.soon()));
        return reply.error().map(BackendMessage.ErrorResponse::sqlState).orElse("none");
    }

    /** A batch that ends in one Sync and must succeed. */
    Reply run(String what, Batch batch) {
        return orFail(what, () -> wire.exchange(batch, peers.soon()).orThrow());
    }

    /** A batch that ends in one Sync and may fail. */
    Reply attempt(String what, Batch batch) {
        return orFail(what, () -> wire.exchange(batch, peers.soon()));
    }

    /** A batch that ends in Flush and is answered by just this message. */
    void begin(String what, Batch batch, char... answers) {
        orFail(what, () -> {
            wire.send(batch, peers.soon());
            for (char answer : answers) {
                BackendMessage message = wire.receive(peers.soon());
                if (message instanceof BackendMessage.ErrorResponse error) {
                    throw error.toException();
                }
                if (!message.equals(new BackendMessage.Plain(answer))) {
                    throw peers.failed("%s: %s: expected message '%c', got %s".formatted(name, what, answer, message));
                }
            }
            return true;
        });
    }

    /** @throws CheckFailed unless the value is the expected one */
    void expect(String expected, String sql) {
        String got = value(sql);
        if (!expected.equals(got)) {
            throw peers.failed("%s: expected %s, got %s, of: %s".formatted(name, expected, got, peers.expand(sql)));
        }
    }

    /** @throws CheckFailed unless the statement fails in this way */
    void expectError(String sqlState, String sql) {
        String got = sqlStateOf(sql);
        if (!sqlState.equals(got)) {
            throw peers.failed(
                    "%s: expected error %s, got %s, of: %s".formatted(name, sqlState, got, peers.expand(sql)));
        }
    }

    private <T> T orFail(String what, Supplier<T> action) {
        try {
            return action.get();
        } catch (NoAnswer e) {
            throw peers.silence(name, what);
        } catch (DatabaseException e) {
            throw peers.unanswered(name + ": " + what, e);
        }
    }
}
