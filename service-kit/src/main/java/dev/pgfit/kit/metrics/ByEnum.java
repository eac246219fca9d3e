package dev.pgfit.kit.metrics;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** One thing for each constant of an enum, made at once: found without hashing, and always there. */
public final class ByEnum<E extends Enum<E>, V> {
    private final List<V> values;

    /** @param make makes the one of a constant */
    public ByEnum(Class<E> constants, Function<E, V> make) {
        this.values = Stream.of(constants.getEnumConstants()).map(make).toList();
    }

    public V get(E constant) {
        return values.get(constant.ordinal());
    }
}
