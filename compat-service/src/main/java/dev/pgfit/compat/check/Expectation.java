package dev.pgfit.compat.check;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a step must answer. */
public sealed interface Expectation {
    /** Any answer but an error. */
    record Success() implements Expectation {}

    /** These rows in this order; numbers compare by value, JSON by structure. */
    record Rows(List<List<@Nullable Object>> rows) implements Expectation {}

    /** One row of one column whose text matches as a whole. */
    record Matching(Pattern pattern) implements Expectation {}

    /** The error of this SQLSTATE. */
    record SqlState(String sqlState) implements Expectation {}

    /**
     * A notification that reaches the session which ran the step.
     *
     * @param channel with placeholders
     * @param payload with placeholders
     */
    record Notified(String channel, String payload) implements Expectation {}
}
