package dev.pgfit.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong and is reported rather than hidden.
 *
 * @param where the part it belongs to, such as {@code bulk_insert/1000} or {@code pglite}
 * @param message one sentence for a person
 * @param detail the tool's or database's own words, if there are any
 */
public record Problem(
        String where, String message, @Nullable String detail) {}
