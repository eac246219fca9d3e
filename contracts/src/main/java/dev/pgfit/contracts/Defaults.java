package dev.pgfit.contracts;

import org.jspecify.annotations.Nullable;

/** A part that a JSON document left out takes its default. */
final class Defaults {
    private Defaults() {}

    static <T> T or(@Nullable T given, T fallback) {
        return given == null ? fallback : given;
    }
}
