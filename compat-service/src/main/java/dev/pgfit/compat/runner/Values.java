package dev.pgfit.compat.runner;

import dev.pgfit.compat.check.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares and shows what databases answer. */
final class Values {
    private static final int SHOWN = 400;

    private Values() {}

    /** Equal as SQL sees it: numbers by value, lists in order, objects by key. */
    static boolean same(@Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Number a && actual instanceof Number b) {
            return decimal(a).equals(decimal(b));
        }
        if (expected instanceof Collection<?> a && actual instanceof Collection<?> b) {
            Iterator<?> others = b.iterator();
            return a.size() == b.size() && a.stream().allMatch(item -> same(item, others.next()));
        }
        if (expected instanceof Map<?, ?> a && actual instanceof Map<?, ?> b) {
            return a.keySet().equals(b.keySet())
                    && a.entrySet().stream().allMatch(entry -> same(entry.getValue(), b.get(entry.getKey())));
        }
        return Objects.equals(expected, actual);
    }

    /** Whether something came that was not expected: another row, or a larger number. Less than expected is not more. */
    static boolean more(List<?> expected, List<?> actual) {
        if (single(expected) instanceof Number a && single(actual) instanceof Number b) {
            return b.doubleValue() > a.doubleValue();
        }
        return actual.stream().anyMatch(row -> expected.stream().noneMatch(known -> same(known, row)));
    }

    private static @Nullable Object single(List<?> rows) {
        return rows.size() == 1 && rows.getFirst() instanceof List<?> row && row.size() == 1 ? row.getFirst() : null;
    }

    /** The values with the placeholders in their texts replaced. */
    static List<@Nullable Object> expand(Collection<? extends @Nullable Object> values, Names names) {
        List<@Nullable Object> expanded = new ArrayList<>();
        for (Object value : values) {
            expanded.add(
                    switch (value) {
                        case String text -> names.expand(text);
                        case Collection<?> inner -> expand(inner, names);
                        case null, default -> value;
                    });
        }
        return expanded;
    }

    /** As text; NULL for null. */
    static String text(@Nullable Object value) {
        return value == null ? "NULL" : value.toString();
    }

    /** Rows for a message, cut when they are long. */
    static String show(Collection<?> rows) {
        String text = rows.isEmpty() ? "no rows" : rows.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static Object decimal(Number number) {
        String text = number.toString();
        try {
            return new BigDecimal(text).stripTrailingZeros();
        } catch (NumberFormatException notFinite) {
            return text;
        }
    }
}
