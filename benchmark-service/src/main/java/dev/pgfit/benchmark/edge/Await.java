package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.measure.DatabaseException;
import dev.pgfit.benchmark.measure.Failure;
import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the driver, within bounds, and puts its failures into words. */
final class Await {
    private Await() {}

    static <T> T result(Future<T> future, Duration atMost) throws DatabaseException, InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new DatabaseException(failure(failed.getCause() == null ? failed : failed.getCause()));
        } catch (TimeoutException late) {
            throw new DatabaseException(timeout(atMost));
        }
    }

    static Failure timeout(Duration after) {
        return new Failure(Failure.Kind.TIMEOUT, "no answer within " + seconds(after));
    }

    /** The database's own words where it had any. */
    static Failure failure(Throwable cause) {
        return switch (cause) {
            case Wire.FailedException failed -> failed.failure();
            case PgException sql ->
                new Failure(Failure.Kind.ERROR, sql.getErrorMessage() + " (SQLSTATE " + sql.getSqlState() + ")");
            case IOException io -> new Failure(Failure.Kind.LOST, words(io));
            case VertxException lost -> new Failure(Failure.Kind.LOST, words(lost));
            default -> new Failure(Failure.Kind.ERROR, words(cause));
        };
    }

    static String words(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
