package dev.pgfit.compat.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML mapping read field by field; what is wrong is noted with its line, and reading goes on. */
final class Fields {
    private final Errors errors;
    private final int line;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    /** @param known every other field is an error */
    Fields(Node node, Set<String> known, Errors errors) {
        this.errors = errors;
        this.line = Errors.lineOf(node);
        if (!(node instanceof MappingNode mapping)) {
            errors.add(
                    node,
                    "must be a mapping of "
                            + String.join(", ", known.stream().sorted().toList()));
            return;
        }
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!known.contains(key)) {
                errors.add(
                        entry.getKeyNode(),
                        "unknown field '" + key + "'; known are "
                                + String.join(", ", known.stream().sorted().toList()));
            } else if (nodes.put(key, entry.getValueNode()) != null) {
                errors.add(entry.getKeyNode(), "field '" + key + "' is given twice");
            }
        }
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(nodes.get(key));
    }

    boolean has(String key) {
        return nodes.containsKey(key);
    }

    /** A text that must be there; empty after an error. */
    String text(String key) {
        Optional<String> text = optionalText(key);
        if (text.isEmpty() && !has(key)) {
            errors.add(line, "field '" + key + "' is missing");
        }
        return text.orElse("");
    }

    Optional<String> optionalText(String key) {
        return node(key).flatMap(node -> textOf(node, "field '" + key + "'"));
    }

    /** A boolean that must be there; false after an error. */
    boolean flag(String key) {
        Node node = nodes.get(key);
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            return Boolean.parseBoolean(scalar.getValue());
        }
        errors.add(node == null ? line : Errors.lineOf(node), "field '" + key + "' must be true or false");
        return false;
    }

    /** A whole number, or the fallback when the field is absent or wrong. */
    int number(String key, int fallback) {
        Node node = nodes.get(key);
        if (node == null) {
            return fallback;
        }
        if (node instanceof ScalarNode scalar && scalar.getValue().matches("\\d{1,9}")) {
            return Integer.parseInt(scalar.getValue());
        }
        errors.add(node, "field '" + key + "' must be a whole number");
        return fallback;
    }

    /** The items of a list; empty when the field is absent. */
    List<Node> items(String key) {
        Node node = nodes.get(key);
        if (node instanceof SequenceNode list) {
            return list.getValue();
        }
        if (node != null) {
            errors.add(node, "field '" + key + "' must be a list");
        }
        return List.of();
    }

    /** A list of texts; empty when the field is absent. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        items(key).forEach(item -> textOf(item, "an item of '" + key + "'").ifPresent(texts::add));
        return texts;
    }

    private Optional<String> textOf(Node node, String what) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue().strip());
        }
        errors.add(node, what + " must be a text that isn't empty");
        return Optional.empty();
    }
}
