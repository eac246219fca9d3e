package dev.pgfit.compat.imitation;

import dev.pgfit.compat.check.Names;
import dev.pgfit.compat.postgrest.Fixture;
import java.util.List;
import java.util.Optional;

/**
 * What PostgREST makes of an HTTP request.
 *
 * @param role that the transaction takes
 * @param user {@code sub} of the token's claims; empty: no token
 * @param number told to the database in the headers, so that it can be seen whose answer came
 * @param parameters of the statement, as text
 */
record Request(
        boolean writes,
        String path,
        String role,
        Optional<String> user,
        int number,
        String sql,
        List<String> parameters) {
    /** A read without a token. */
    static Request anonymous(Names names, String path, int number, String sql, String... parameters) {
        return new Request(false, path, names.role(Fixture.ANON), Optional.empty(), number, sql, List.of(parameters));
    }

    /** A read with a user's token. */
    static Request of(String user, Names names, String path, int number, String sql, String... parameters) {
        return new Request(
                false, path, names.role(Fixture.MEMBER), Optional.of(user), number, sql, List.of(parameters));
    }

    /** The same as a write. */
    Request writing() {
        return new Request(true, path, role, user, number, sql, parameters);
    }

    /** What all transactions are told before the statement, in the order of the parameters. */
    List<String> settings(String schema) {
        String claims = user.map(sub -> "{\"role\":\"%s\",\"sub\":\"%s\"}".formatted(role, sub))
                .orElse("{\"role\":\"%s\"}".formatted(role));
        return List.of(
                "\"%s\", \"public\"".formatted(schema),
                role,
                claims,
                writes ? "POST" : "GET",
                path,
                "{\"x-request-id\":\"%d\"}".formatted(number),
                "{}");
    }

    /** For messages. */
    @Override
    public String toString() {
        return "%s %s as %s".formatted(writes ? "POST" : "GET", path, user.orElse("anonymous"));
    }
}
