package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.database.DatabaseError;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.database.NoAnswer;
import dev.pgfit.compat.wire.StartUp;
import java.time.Duration;

/** A check's connections beside one another; what they don't get is said with the transport's limit. */
final class Peers {
    /** What any of these checks asks is answered within milliseconds, by whom answers at all. */
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final CheckContext context;

    Peers(CheckContext context) {
        this.context = context;
    }

    /** One more connection beside the check's first session. */
    Peer join(String name) {
        return join(name, StartUp.DEFAULT);
    }

    /** @throws CheckFailed if it is refused */
    Peer join(String name, StartUp startUp) {
        try {
            return new Peer(name, context.wire(startUp, soon()), this);
        } catch (DatabaseError e) {
            throw new CheckFailed(name + " could not connect: " + e.words() + limit(), e.sqlState());
        } catch (DatabaseException e) {
            throw new CheckFailed(name + " could not connect: " + e.words() + limit());
        }
    }

    /** The only connection: the check's first session is given up for it, as a transport may serve no more than one. */
    Peer alone(StartUp startUp) {
        context.leave();
        return join("the connection", startUp);
    }

    Peer alone() {
        return alone(StartUp.DEFAULT);
    }

    /** SQL in the check's first session, for what must be there beforehand. */
    void prepare(String... statements) {
        for (String sql : statements) {
            context.session().query(context.names().expand(sql), context.deadline());
        }
    }

    /** By when an answer must be there. */
    Deadline soon() {
        return within(ANSWER);
    }

    /** So long from now at the database's pace. */
    Deadline within(Duration length) {
        return context.deadline().within(length.multipliedBy(context.pace()));
    }

    String expand(String text) {
        return context.names().expand(text);
    }

    /** A failure that says what the transport's limit is. */
    CheckFailed failed(String message) {
        return new CheckFailed(message + limit());
    }

    /** A security finding that says what the transport's limit is. */
    CheckFailed leak(String message) {
        return CheckFailed.leak(message + limit());
    }

    private String limit() {
        return context.maxConnections().isPresent()
                ? " (the transport serves %d connection(s) at once)"
                        .formatted(context.maxConnections().getAsInt())
                : "";
    }

    /** That a connection got no answer in time. */
    CheckFailed silence(String name, String to) {
        return failed(name + ": " + new NoAnswer(to, ANSWER.multipliedBy(context.pace())).words());
    }

    /** What a connection got instead of an answer. */
    CheckFailed unanswered(String what, DatabaseException cause) {
        String message = what + ": " + cause.words() + limit();
        return cause instanceof DatabaseError error
                ? new CheckFailed(message, error.sqlState())
                : new CheckFailed(message);
    }
}
