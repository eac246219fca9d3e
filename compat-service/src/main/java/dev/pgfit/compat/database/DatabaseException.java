package dev.pgfit.compat.database;

/** Something went wrong between here and the database; the variants say where. */
public abstract sealed class DatabaseException extends RuntimeException
        permits DatabaseError, ConnectionLost, NoAnswer {
    protected DatabaseException(String message) {
        super(message);
    }

    /** What happened, in the words of whoever said it. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
