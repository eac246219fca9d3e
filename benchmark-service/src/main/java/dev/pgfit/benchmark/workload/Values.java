package dev.pgfit.benchmark.workload;

import java.math.BigDecimal;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML scalars as the values a database takes: text, whole and decimal numbers, true and false. */
final class Values {
    private Values() {}

    /** Long, BigDecimal, Boolean or String; empty for anything else. */
    static Optional<Object> of(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return Optional.empty();
        }
        String text = scalar.getValue();
        try {
            return switch (scalar.getTag().getValue()) {
                case "tag:yaml.org,2002:int" -> Optional.of(Long.parseLong(text.replace("_", "")));
                case "tag:yaml.org,2002:float" -> Optional.of(new BigDecimal(text));
                case "tag:yaml.org,2002:bool" -> Optional.of(Boolean.parseBoolean(text));
                case "tag:yaml.org,2002:str" -> Optional.of(text);
                default -> Optional.empty();
            };
        } catch (NumberFormatException notPlain) {
            return Optional.empty();
        }
    }

    static String kind(Node node) {
        return switch (node) {
            case SequenceNode list -> "a list";
            case ScalarNode scalar when Tag.NULL.equals(scalar.getTag()) -> "empty";
            case ScalarNode scalar
            when Tag.INT.equals(scalar.getTag()) || Tag.FLOAT.equals(scalar.getTag()) ->
                "the number " + scalar.getValue();
            case ScalarNode scalar -> "'" + scalar.getValue() + "'";
            default -> "a mapping";
        };
    }
}
