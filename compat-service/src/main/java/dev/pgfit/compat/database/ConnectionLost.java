package dev.pgfit.compat.database;

/** There is no connection, or not any more; the message is the transport's. */
public final class ConnectionLost extends DatabaseException {
    public ConnectionLost(String message) {
        super(message);
    }
}
