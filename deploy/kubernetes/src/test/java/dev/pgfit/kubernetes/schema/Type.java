package dev.pgfit.kubernetes.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A type, as TypeScript declares it. */
sealed interface Type {
    /** Whatever JSON there is. */
    record Any() implements Type {}

    /** {@code string}, {@code number} or {@code boolean}. */
    record Scalar(String name) implements Type {}

    /** One of these texts. */
    record Choice(Set<String> texts) implements Type {}

    record ListOf(Type element) implements Type {}

    record MapOf(Type value) implements Type {}

    record Union(List<Type> alternatives) implements Type {}

    /** A type by its name. */
    record Named(String name) implements Type {}

    /** An object with these fields and no others. */
    record Fields(Map<String, Field> byName) implements Type {}

    /** A field of an object. */
    record Field(Type type, boolean required) {}
}
