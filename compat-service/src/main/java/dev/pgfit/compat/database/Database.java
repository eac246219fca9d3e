package dev.pgfit.compat.database;

/** A database that speaks the PostgreSQL protocol. */
public interface Database {
    /**
     * Opens a connection of its own, never a pooled one.
     *
     * @throws DatabaseError if the server refuses, such as {@code 28P01}
     * @throws ConnectionLost if nothing answers, or the connection is closed while it is being made
     * @throws NoAnswer if the deadline passes first
     */
    DatabaseSession connect(Deadline deadline);
}
