package dev.pgfit.compat.edge;

import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/**
 * Closes a connection's socket. The client's own close queues behind the statement in flight and would wait for it for
 * ever.
 */
final class HardClose {
    private HardClose() {}

    static void close(PgConnection connection) {
        if (connection instanceof SqlConnectionInternal internal
                && internal.unwrap().unwrap() instanceof SocketConnectionBase socket) {
            socket.socket().close();
        } else {
            connection.close();
        }
    }
}
