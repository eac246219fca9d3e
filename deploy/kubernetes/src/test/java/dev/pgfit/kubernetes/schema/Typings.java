package dev.pgfit.kubernetes.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Types out of TypeScript's declaration files, as two generators write them of Kubernetes' schemas: {@code cdk8s import} and
 * {@code kubernetes-models}. Interfaces, enums, aliases and wrappers of a scalar are read, anything else is skipped.
 */
final class Typings {
    private static final Pattern INTERFACE = Pattern.compile("export interface (\\w+).*\\{");
    private static final Pattern ENUM = Pattern.compile("export declare enum (\\w+) \\{");
    private static final Pattern CLASS = Pattern.compile("export declare class (\\w+) \\{");
    private static final Pattern WRAPPED = Pattern.compile("readonly value: (.*);");
    private static final Pattern ALIAS = Pattern.compile("export (?:declare )?type (\\w+) = (.*);");
    private static final Pattern RENAMED = Pattern.compile("(\\w+) as (\\w+)");
    private static final Pattern FIELD = Pattern.compile("(?:readonly )?\"?([\\w$/.-]+)\"?(\\?)?: (.*)");
    private static final Pattern KEY = Pattern.compile("\\[key: string]: (.*)");
    private static final Pattern VALUE = Pattern.compile("\\w+ = \"(.*)\",?");
    /** The name on the wire, where TypeScript's differs. */
    private static final Pattern WIRE_NAME = Pattern.compile("\\* @schema \\S+#(\\S+)");

    private final Map<String, Type> types = new HashMap<>();

    /** Adds what a file declares. */
    Typings with(Path file) {
        try {
            Deque<String> lines = new ArrayDeque<>(Files.readAllLines(file));
            while (!lines.isEmpty()) {
                declaration(lines.removeFirst().strip(), lines);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a name for a type. */
    Typings with(String name, Type type) {
        types.put(name, type);
        return this;
    }

    /**
     * The type of this name.
     *
     * @throws IllegalArgumentException when no file declared it
     */
    Type get(String name) {
        Type type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("no type " + name);
        }
        return type;
    }

    private void declaration(String line, Deque<String> lines) {
        Matcher matcher = INTERFACE.matcher(line);
        if (matcher.matches()) {
            types.put(matcher.group(1), block(lines));
            return;
        }
        matcher = ENUM.matcher(line);
        if (matcher.matches()) {
            types.put(matcher.group(1), values(lines));
            return;
        }
        matcher = CLASS.matcher(line);
        if (matcher.matches()) {
            Matcher wrapped =
                    WRAPPED.matcher(Objects.requireNonNull(lines.peekFirst()).strip());
            if (wrapped.matches()) {
                types.put(matcher.group(1), TypeText.read(wrapped.group(1)));
            }
            return;
        }
        matcher = ALIAS.matcher(line);
        if (matcher.matches()) {
            types.put(matcher.group(1), TypeText.read(matcher.group(2)));
        } else if (line.startsWith("export type {")) {
            RENAMED.matcher(line)
                    .results()
                    .forEach(renamed -> types.put(renamed.group(2), new Type.Named(renamed.group(1))));
        }
    }

    /** Up to the closing brace: an object's fields, or the type of a map's values. */
    private static Type block(Deque<String> lines) {
        Map<String, Type.Field> fields = new LinkedHashMap<>();
        String wireName = "";
        while (true) {
            String line = lines.removeFirst().strip();
            if (line.startsWith("}")) {
                return new Type.Fields(fields);
            }
            Matcher name = WIRE_NAME.matcher(line);
            if (name.matches()) {
                wireName = name.group(1);
                continue;
            }
            Matcher key = KEY.matcher(line);
            if (key.matches()) {
                Type value = type(key.group(1), lines);
                lines.removeFirst();
                return new Type.MapOf(value);
            }
            Matcher field = FIELD.matcher(line);
            if (!line.startsWith("*") && field.matches()) {
                Type type = type(field.group(3), lines);
                fields.put(
                        wireName.isEmpty() ? field.group(1) : wireName, new Type.Field(type, field.group(2) == null));
                wireName = "";
            }
        }
    }

    private static Type type(String text, Deque<String> lines) {
        return text.equals("{") ? block(lines) : TypeText.read(text.replaceFirst(";$", ""));
    }

    private static Type values(Deque<String> lines) {
        Set<String> texts = new HashSet<>();
        while (true) {
            String line = lines.removeFirst().strip();
            if (line.startsWith("}")) {
                return new Type.Choice(texts);
            }
            Matcher value = VALUE.matcher(line);
            if (value.matches()) {
                texts.add(value.group(1));
            }
        }
    }
}
