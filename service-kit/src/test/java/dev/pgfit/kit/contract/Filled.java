package dev.pgfit.kit.contract;

import dev.pgfit.contracts.CompatibilitySpec;
import dev.pgfit.contracts.PgliteSpec;
import dev.pgfit.contracts.PostgresqlSpec;
import dev.pgfit.contracts.Quantity;
import dev.pgfit.contracts.Thresholds;
import dev.pgfit.contracts.WebvmSpec;
import dev.pgfit.contracts.Weights;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Builds instances of contract records in which every component has a value, down to the last nested one. */
final class Filled {
    private Filled() {}

    static <T> T of(Class<T> type) {
        return type.cast(value(type));
    }

    /** A record from its canonical constructor; zeros and nulls where {@code filled} is false. */
    static Object record(Class<?> type, boolean filled) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Stream.of(components)
                .map(c -> filled || c.getType().isPrimitive() ? value(c.getGenericType()) : null)
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't build " + type, e);
        }
    }

    private static Object value(Type type) {
        return switch (type) {
            case ParameterizedType list
            when list.getRawType() == List.class -> listOf((Class<?>) list.getActualTypeArguments()[0]);
            case ParameterizedType map when map.getRawType() == Map.class -> Map.of("some", "value");
            case Class<?> single -> single(single);
            default -> throw new IllegalArgumentException("don't know how to fill " + type);
        };
    }

    /** One of each kind that the list may hold. */
    private static List<?> listOf(Class<?> item) {
        return item.isSealed()
                ? Stream.of(item.getPermittedSubclasses()).map(Filled::value).toList()
                : List.of(value(item));
    }

    private static Object single(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == int.class || type == Integer.class) {
            return 2;
        }
        if (type == long.class || type == Long.class) {
            return 3_000_000_000L;
        }
        if (type == double.class || type == Double.class) {
            return 0.75;
        }
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        return reference(type);
    }

    private static Object reference(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> "text";
            case "UUID" -> UUID.fromString("019aafc2-7d31-7c4e-9a51-3f0b6f6c2d18");
            case "Instant" -> Instant.parse("2026-11-23T09:15:00.120Z");
            case "Duration" -> Duration.ofMillis(61_250);
            case "URI" -> URI.create("http://127.0.0.1:8081/installations/1/usage");
            case "Quantity" -> Quantity.of("512Mi");
            // these hold texts or shares that not every value is allowed for
            case "PostgresqlSpec" -> new PostgresqlSpec("16.4");
            case "PgliteSpec" -> new PgliteSpec(PgliteSpec.PINNED_VERSION, PgliteSpec.Persistence.MEMORY);
            case "WebvmSpec" -> WebvmSpec.DEFAULT;
            case "CompatibilitySpec" -> CompatibilitySpec.DEFAULT;
            case "Weights" -> Weights.DEFAULT;
            case "Thresholds" -> Thresholds.DEFAULT;
            default -> record(type, true);
        };
    }
}
