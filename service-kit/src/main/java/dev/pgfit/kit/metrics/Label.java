package dev.pgfit.kit.metrics;

import java.util.Locale;

/** Label values. */
public final class Label {
    private Label() {}

    /** A constant as labels write it, such as {@code not_provable}. */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
