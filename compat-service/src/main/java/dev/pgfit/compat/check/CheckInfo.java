package dev.pgfit.compat.check;

import dev.pgfit.contracts.Layer;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What there is to say of a check before it runs.
 *
 * @param id snake_case, at most {@value #MAX_ID_LENGTH} characters: it becomes part of schema and role names
 * @param required whether failing it is critical
 * @param layer whom a failure is laid to, unless the failure itself knows better
 * @param suites named sets that it belongs to, besides {@code full}, which holds them all
 */
public record CheckInfo(
        String id,
        String title,
        Category category,
        boolean required,
        Layer layer,
        Purpose purpose,
        Conditions conditions,
        Set<String> suites) {
    public static final int MAX_ID_LENGTH = 28;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    public CheckInfo {
        if (!isValidId(id)) {
            throw new IllegalArgumentException("Not a check id: " + id);
        }
        suites = Set.copyOf(suites);
    }

    public static boolean isValidId(String id) {
        return id.length() <= MAX_ID_LENGTH && ID.matcher(id).matches();
    }
}
