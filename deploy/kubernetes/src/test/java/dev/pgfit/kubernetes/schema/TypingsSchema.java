package dev.pgfit.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A kind whose schema is a TypeScript type: unknown and missing fields, wrong types and unknown values are faults. */
final class TypingsSchema implements Schema {
    private final Typings typings;
    private final Type root;

    TypingsSchema(Typings typings, String root) {
        this.typings = typings;
        this.root = typings.get(root);
    }

    @Override
    public List<String> faults(JsonNode resource) {
        return check(resource, root, "").toList();
    }

    private Stream<String> check(JsonNode value, Type type, String path) {
        return switch (type) {
            case Type.Any any -> Stream.of();
            case Type.Named named -> check(value, typings.get(named.name()), path);
            case Type.Scalar scalar -> unless(isScalar(value, scalar), path + " is no " + scalar.name());
            case Type.Choice choice ->
                unless(
                        value.isTextual() && choice.texts().contains(value.asText()),
                        path + " is none of " + choice.texts());
            case Type.Union union ->
                unless(
                        union.alternatives().stream()
                                .anyMatch(
                                        one -> check(value, one, path).findAny().isEmpty()),
                        path + " is none of " + union.alternatives());
            case Type.ListOf list -> elements(value, list.element(), path);
            case Type.MapOf map -> values(value, map.value(), path);
            case Type.Fields fields -> fields(value, fields, path);
        };
    }

    private Stream<String> fields(JsonNode value, Type.Fields fields, String path) {
        if (!value.isObject()) {
            return Stream.of(path + " is no object");
        }
        List<String> faults = new ArrayList<>();
        fields.byName().forEach((name, field) -> {
            if (field.required() && !value.has(name)) {
                faults.add(path + "/" + name + " is missing");
            }
        });
        value.properties().forEach(given -> {
            String at = path + "/" + given.getKey();
            Type.Field field = fields.byName().get(given.getKey());
            if (field == null) {
                faults.add(at + " is unknown");
            } else {
                check(given.getValue(), field.type(), at).forEach(faults::add);
            }
        });
        return faults.stream();
    }

    private Stream<String> elements(JsonNode value, Type element, String path) {
        if (!value.isArray()) {
            return Stream.of(path + " is no list");
        }
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            check(value.get(i), element, path + "/" + i).forEach(faults::add);
        }
        return faults.stream();
    }

    private Stream<String> values(JsonNode value, Type each, String path) {
        return value.isObject()
                ? value.properties().stream()
                        .flatMap(given -> check(given.getValue(), each, path + "/" + given.getKey()))
                : Stream.of(path + " is no map");
    }

    private static boolean isScalar(JsonNode value, Type.Scalar scalar) {
        return switch (scalar.name()) {
            case "string" -> value.isTextual();
            case "number" -> value.isNumber();
            default -> value.isBoolean();
        };
    }

    private static Stream<String> unless(boolean well, String fault) {
        return well ? Stream.of() : Stream.of(fault);
    }
}
