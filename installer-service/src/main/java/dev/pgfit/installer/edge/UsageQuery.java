package dev.pgfit.installer.edge;

import dev.pgfit.kit.problem.FieldError;
import dev.pgfit.kit.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which counters are asked for.
 *
 * @param every at what rate they are to be read; {@code null}: now, once
 * @param after those up to then are had already
 */
record UsageQuery(@Nullable Duration every, @Nullable Instant after) {
    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    static UsageQuery of(MultivaluedMap<String, String> parameters) {
        if (parameters.isEmpty()) {
            return new UsageQuery(null, null);
        }
        List<FieldError> errors = new ArrayList<>();
        parameters.keySet().stream()
                .filter(name -> !Set.of("every", "after").contains(name))
                .sorted()
                .forEach(name ->
                        errors.add(new FieldError(name, "is not a known query parameter; known are: every, after")));
        Duration every = every(parameters.getFirst("every"), errors);
        Instant after = after(parameters.getFirst("after"), errors);
        if (after != null && every == null && errors.isEmpty()) {
            errors.add(new FieldError("after", "goes with every"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new UsageQuery(every, after);
    }

    private static @Nullable Duration every(@Nullable String text, List<FieldError> errors) {
        if (text == null) {
            return null;
        }
        try {
            Duration every = Duration.parse(text);
            if (every.compareTo(SHORTEST) >= 0 && every.compareTo(LONGEST) <= 0) {
                return every;
            }
        } catch (DateTimeException e) {
            // said below, like one out of range
        }
        errors.add(new FieldError("every", "must be a duration from " + SHORTEST + " to " + LONGEST));
        return null;
    }

    private static @Nullable Instant after(@Nullable String text, List<FieldError> errors) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            errors.add(new FieldError("after", "must be an instant such as 2026-11-23T09:15:00.120Z"));
            return null;
        }
    }
}
