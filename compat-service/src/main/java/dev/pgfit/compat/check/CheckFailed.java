package dev.pgfit.compat.check;

import org.jspecify.annotations.Nullable;

/** The database answered, but not what it must. */
public final class CheckFailed extends RuntimeException {
    private final @Nullable String sqlState;

    /** @param message what was expected and what came */
    public CheckFailed(String message) {
        this(message, null);
    }

    /** @param sqlState of the database's error, if it was one */
    public CheckFailed(String message, @Nullable String sqlState) {
        super(message);
        this.sqlState = sqlState;
    }

    public @Nullable String sqlState() {
        return sqlState;
    }

    /** The message; never null. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
