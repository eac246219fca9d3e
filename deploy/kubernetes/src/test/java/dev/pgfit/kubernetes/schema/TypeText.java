package dev.pgfit.kubernetes.schema;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a type where a field declares it, such as {@code number | string} or {@code Array<Trigger>}. */
final class TypeText {
    private static final Set<String> SCALARS = Set.of("string", "number", "boolean");
    private static final String LIST = "Array<";
    private static final String MAP = "Record<string, ";

    private TypeText() {}

    static Type read(String text) {
        String type = text.strip();
        if (type.contains(" | ")) {
            return union(type.split(" \\| "));
        }
        if (type.endsWith("[]")) {
            return new Type.ListOf(read(type.substring(0, type.length() - 2)));
        }
        if (type.startsWith(LIST)) {
            return new Type.ListOf(read(type.substring(LIST.length(), type.length() - 1)));
        }
        if (type.startsWith(MAP)) {
            return new Type.MapOf(read(type.substring(MAP.length(), type.length() - 1)));
        }
        if (type.startsWith("\"")) {
            return new Type.Choice(Set.of(unquoted(type)));
        }
        if (SCALARS.contains(type)) {
            return new Type.Scalar(type);
        }
        return switch (type) {
            case "any", "unknown" -> new Type.Any();
            case "Date" -> new Type.Scalar("string");
            default -> new Type.Named(type);
        };
    }

    private static Type union(String[] alternatives) {
        if (Arrays.stream(alternatives).allMatch(text -> text.startsWith("\""))) {
            return new Type.Choice(
                    Arrays.stream(alternatives).map(TypeText::unquoted).collect(Collectors.toSet()));
        }
        return new Type.Union(Arrays.stream(alternatives).map(TypeText::read).toList());
    }

    private static String unquoted(String text) {
        return text.substring(1, text.length() - 1);
    }
}
