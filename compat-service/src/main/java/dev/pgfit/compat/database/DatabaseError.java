package dev.pgfit.compat.database;

import org.jspecify.annotations.Nullable;

/** The database answered with an error; the message is its own. */
public final class DatabaseError extends DatabaseException {
    private final String sqlState;

    /** @param sqlState five characters, such as {@code 42501} */
    public DatabaseError(String sqlState, String message, @Nullable String detail, @Nullable String hint) {
        super(message + part(" Detail: ", detail) + part(" Hint: ", hint));
        this.sqlState = sqlState;
    }

    public String sqlState() {
        return sqlState;
    }

    private static String part(String label, @Nullable String text) {
        return text == null || text.isBlank() ? "" : label + text;
    }
}
