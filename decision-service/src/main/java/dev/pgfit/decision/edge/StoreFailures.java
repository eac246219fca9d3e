package dev.pgfit.decision.edge;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Which failures of the store pass by themselves. */
final class StoreFailures {
    /** Classes of SQLSTATE: connection, transaction rollback, resources, operator intervention. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    private StoreFailures() {}

    static boolean passing(Throwable failure) {
        return switch (failure) {
            case PgException e ->
                e.getSqlState() != null && PASSING.contains(e.getSqlState().substring(0, 2));
            case IOException e -> true;
            case TimeoutException e -> true;
            // what the client throws when the connection is closed or none is free in time
            case VertxException e -> true;
            case NoStackTraceThrowable e -> true;
            default -> false;
        };
    }
}
