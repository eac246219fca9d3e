package dev.pgfit.compat.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns YAML into the values that {@link dev.pgfit.compat.database.Answer} is made of. */
final class YamlValue {
    private YamlValue() {}

    static @Nullable Object of(Node node) {
        return switch (node) {
            case SequenceNode list -> list(list);
            case MappingNode map -> map(map);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new IllegalArgumentException("Unknown kind of node: " + node.getNodeId());
        };
    }

    static List<@Nullable Object> list(SequenceNode node) {
        List<@Nullable Object> values = new ArrayList<>();
        node.getValue().forEach(item -> values.add(of(item)));
        return values;
    }

    private static Map<String, @Nullable Object> map(MappingNode node) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (NodeTuple entry : node.getValue()) {
            values.put(String.valueOf(of(entry.getKeyNode())), of(entry.getValueNode()));
        }
        return values;
    }

    private static @Nullable Object scalar(ScalarNode node) {
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(node.getValue());
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return new BigDecimal(node.getValue());
        }
        return node.getValue();
    }
}
