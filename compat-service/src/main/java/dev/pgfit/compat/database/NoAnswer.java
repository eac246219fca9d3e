package dev.pgfit.compat.database;

import java.time.Duration;

/** The deadline passed before an answer came. */
public final class NoAnswer extends DatabaseException {
    /**
     * @param to what wasn't answered
     * @param budget time that there was
     */
    public NoAnswer(String to, Duration budget) {
        super("no answer within %s to: %s".formatted(seconds(budget), to));
    }

    private static String seconds(Duration budget) {
        return "%s s".formatted(budget.toMillis() / 1000.0);
    }
}
