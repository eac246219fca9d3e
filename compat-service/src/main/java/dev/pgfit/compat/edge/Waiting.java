package dev.pgfit.compat.edge;

import dev.pgfit.compat.database.ConnectionLost;
import dev.pgfit.compat.database.DatabaseError;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.database.NoAnswer;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits on a virtual thread for what the event loop delivers. */
final class Waiting {
    private static final int SHOWN = 160;

    private Waiting() {}

    /**
     * Waits for a result.
     *
     * @param what is waited for, for the message
     * @throws DatabaseException if it fails, or the deadline passes
     * @throws CancellationException if the thread is interrupted
     */
    static <T> T on(Future<T> future, String what, Deadline deadline) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new NoAnswer(cut(what), deadline.budget());
        } catch (InterruptedException e) {
            throw (CancellationException) new CancellationException("cancelled").initCause(e);
        } catch (ExecutionException e) {
            throw translate(e.getCause() == null ? e : e.getCause());
        }
    }

    private static DatabaseException translate(Throwable cause) {
        if (cause instanceof PgException refused) {
            return new DatabaseError(
                    refused.getSqlState() == null ? "XX000" : refused.getSqlState(),
                    String.valueOf(refused.getErrorMessage()),
                    refused.getDetail(),
                    refused.getHint());
        }
        return new ConnectionLost(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    private static String cut(String what) {
        String line = what.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
