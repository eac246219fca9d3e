package dev.pgfit.compat.check;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a check before it runs.
 *
 * @param id snake_case, at most {@value #MAX_ID_LENGTH} characters: it becomes part of schema and role names
 * @param required whether failing it is critical
 * @param proves what a pass shows
 * @param why what PostgREST or Supabase needs it for
 * @param source the document that this follows
 * @param timeout the check's own; {@code null}: as long as the run allows
 * @param suites named sets that it belongs to
 * @param minServerVersion as in {@code server_version_num}, such as 150000; below it the check is skipped; 0: none
 */
public record CheckInfo(
        String id,
        String title,
        Category category,
        boolean required,
        String proves,
        String why,
        String source,
        @Nullable Duration timeout,
        Set<String> suites,
        int minServerVersion) {
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

    /**
     * The shorter of the check's own time-out and the run's.
     *
     * @param pace how many times longer than at home the check's own is; the run's has that in it
     */
    public Duration timeoutWithin(Duration runLimit, int pace) {
        return Optional.ofNullable(timeout)
                .map(own -> own.multipliedBy(pace))
                .filter(own -> own.compareTo(runLimit) < 0)
                .orElse(runLimit);
    }
}
