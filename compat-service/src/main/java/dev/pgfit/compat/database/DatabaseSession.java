package dev.pgfit.compat.database;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One connection, used by one thread at a time. Every call blocks, at most until its deadline; a call that passes it
 * leaves the session unusable, because an answer may still come. Interrupting the thread ends a call with a
 * {@link java.util.concurrent.CancellationException} and leaves the session unusable too.
 */
public interface DatabaseSession extends AutoCloseable {
    /**
     * Sends SQL through the simple query protocol; several statements may be given, separated by semicolons.
     *
     * @return the last statement's answer
     * @throws DatabaseException as its variants say
     */
    Answer query(String sql, Deadline deadline);

    /**
     * Sends one statement through the extended query protocol, with parameters {@code $1}, {@code $2}, … and binary
     * results.
     *
     * @throws DatabaseException as its variants say
     */
    Answer prepared(String sql, List<@Nullable Object> parameters, Deadline deadline);

    /** Waits for a notification; those that don't match are kept for later calls. Empty when the deadline passes. */
    Optional<Notification> awaitNotification(Predicate<Notification> wanted, Deadline deadline);

    /** Whether another call makes sense. */
    boolean usable();

    /** Closes the connection, the hard way when it doesn't answer; never throws. */
    @Override
    void close();
}
