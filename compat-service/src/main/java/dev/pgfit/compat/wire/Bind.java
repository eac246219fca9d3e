package dev.pgfit.compat.wire;

import java.util.List;

/**
 * What makes a portal of a statement.
 *
 * @param portal its name; empty for the unnamed one
 * @param results format of all result columns
 */
public record Bind(String portal, String statement, List<Parameter> parameters, Format results) {
    public Bind {
        parameters = List.copyOf(parameters);
    }

    /** Into the unnamed portal, with results in binary as PostgREST asks for them. */
    public static Bind of(String statement, Parameter... parameters) {
        return new Bind("", statement, List.of(parameters), Format.BINARY);
    }

    /** The same with results as text. */
    public Bind asText() {
        return new Bind(portal, statement, parameters, Format.TEXT);
    }

    /** The same into a portal of this name. */
    public Bind into(String name) {
        return new Bind(name, statement, parameters, results);
    }
}
