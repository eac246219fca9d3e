package dev.pgfit.compat.check;

import java.util.List;

/**
 * What a check finds prepared, besides an empty schema of its own.
 *
 * @param roles created for it, and granted to the user of the connection so that it may switch to them
 * @param extensions used where they are, else created in the check's schema
 */
public record Needs(List<Role> roles, List<String> extensions) {
    public static final Needs NOTHING = new Needs(List.of(), List.of());

    /**
     * A role.
     *
     * @param key short name within the check, at most 11 letters
     * @param attributes as in CREATE ROLE, such as {@code NOLOGIN NOINHERIT}
     */
    public record Role(String key, String attributes) {}
}
