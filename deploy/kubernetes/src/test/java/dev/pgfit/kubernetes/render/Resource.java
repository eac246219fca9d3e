package dev.pgfit.kubernetes.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** One rendered resource, as the API server would get it. */
public record Resource(JsonNode node) {
    public String apiVersion() {
        return node.path("apiVersion").asText();
    }

    public String kind() {
        return node.path("kind").asText();
    }

    public String name() {
        return node.at("/metadata/name").asText();
    }

    /** Empty for what belongs to no namespace. */
    public String namespace() {
        return node.at("/metadata/namespace").asText();
    }

    public Map<String, String> labels() {
        return strings(node.at("/metadata/labels"));
    }

    /** Whether it is of this kind and bears this name. */
    public boolean is(String kind, String name) {
        return kind().equals(kind) && name().equals(name);
    }

    /** The fields of an object as text, in their order. */
    public static Map<String, String> strings(JsonNode object) {
        Map<String, String> strings = new LinkedHashMap<>();
        object.properties()
                .forEach(field -> strings.put(field.getKey(), field.getValue().asText()));
        return strings;
    }

    @Override
    public String toString() {
        return kind() + " " + (namespace().isEmpty() ? "" : namespace() + "/") + name();
    }
}
