package dev.pgfit.benchmark.workload;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL with {@code :name} turned into PostgreSQL's {@code $1}, leaving strings, quoted names, comments and {@code ::}
 * casts alone.
 *
 * @param text with {@code $1}, {@code $2}, …
 * @param names in the order of their numbers, each once
 */
public record NamedSql(String text, List<String> names) {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<skip>"
                    + "[eE]'(?:[^'\\\\]|\\\\.|'')*'"
                    + "|'(?:[^']|'')*'"
                    + "|\"(?:[^\"]|\"\")*\""
                    + "|--[^\\n]*"
                    + "|/\\*.*?\\*/"
                    + "|\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$"
                    + "|::)"
                    + "|:(?<name>[A-Za-z_]\\w*)",
            Pattern.DOTALL);

    /** The SQL with other texts in the place of its parameters. */
    public static String replace(String sql, UnaryOperator<String> byName) {
        StringBuilder text = new StringBuilder();
        Matcher tokens = TOKEN.matcher(sql);
        while (tokens.find()) {
            String name = tokens.group("name");
            tokens.appendReplacement(
                    text, Matcher.quoteReplacement(name == null ? tokens.group() : byName.apply(name)));
        }
        tokens.appendTail(text);
        return text.toString();
    }

    public static NamedSql parse(String sql) {
        SequencedSet<String> names = new LinkedHashSet<>();
        List<String> order = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Matcher tokens = TOKEN.matcher(sql);
        while (tokens.find()) {
            String name = tokens.group("name");
            if (name == null) {
                tokens.appendReplacement(text, Matcher.quoteReplacement(tokens.group()));
            } else {
                if (names.add(name)) {
                    order.add(name);
                }
                tokens.appendReplacement(text, "\\$" + (order.indexOf(name) + 1));
            }
        }
        tokens.appendTail(text);
        return new NamedSql(text.toString(), List.copyOf(order));
    }
}
