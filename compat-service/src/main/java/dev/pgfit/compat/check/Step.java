package dev.pgfit.compat.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement and what it must answer.
 *
 * @param name what this step shows, for the message when it doesn't
 * @param parameters values of {@code $1}, {@code $2}, …
 * @param extended through the extended query protocol rather than the simple one
 * @param leak whether another answer than the expected one shows that what belongs to others was seen or changed
 */
public record Step(
        String name,
        String sql,
        List<@Nullable Object> parameters,
        boolean extended,
        boolean leak,
        Expectation expectation) {}
