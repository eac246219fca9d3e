package dev.pgfit.decision.edge;

import dev.pgfit.decision.run.RunState;
import dev.pgfit.kit.problem.FieldError;
import dev.pgfit.kit.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which runs are asked for; everything wrong with the query is said at once. */
record RunQuery(@Nullable RunState state, int page, int size) {
    private static final Set<String> KNOWN = Set.of("page", "size", "state");
    private static final int DEFAULT_SIZE = 20;
    private static final int LARGEST = 100;
    private static final int LAST_PAGE = 1_000_000;

    static RunQuery of(MultivaluedMap<String, String> parameters) {
        var errors = new ArrayList<FieldError>();
        parameters.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .sorted()
                .forEach(name -> errors.add(
                        new FieldError(name, "is not a known query parameter; known are: page, size, state")));
        int page = number(parameters.getFirst("page"), "page", 0, LAST_PAGE, 0, errors);
        int size = number(parameters.getFirst("size"), "size", 1, LARGEST, DEFAULT_SIZE, errors);
        RunState state = state(parameters.getFirst("state"), errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new RunQuery(state, page, size);
    }

    private static int number(
            @Nullable String text, String name, int least, int most, int fallback, List<FieldError> errors) {
        if (text == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, like a number out of range
        }
        errors.add(new FieldError(name, "must be a whole number from " + least + " to " + most));
        return fallback;
    }

    private static @Nullable RunState state(@Nullable String text, List<FieldError> errors) {
        if (text == null) {
            return null;
        }
        var state = RunState.of(text);
        if (state.isEmpty()) {
            errors.add(new FieldError(
                    "state",
                    "must be one of "
                            + Arrays.stream(RunState.values())
                                    .map(RunState::text)
                                    .collect(Collectors.joining(", "))));
        }
        return state.orElse(null);
    }
}
