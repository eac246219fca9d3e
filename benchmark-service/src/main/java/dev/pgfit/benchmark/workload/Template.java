package dev.pgfit.benchmark.workload;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL in which <code>${expression}</code> stands for a whole number, such as <code>${rows}</code>. */
public record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");

    /**
     * The SQL for so many rows.
     *
     * @throws IllegalArgumentException when an expression in it is none
     * @throws ArithmeticException when one can't be computed
     */
    public String resolve(long rows) {
        Matcher places = PLACE.matcher(text);
        return places.replaceAll(
                found -> Long.toString(Expression.parse(found.group(1)).evaluate(rows)));
    }
}
