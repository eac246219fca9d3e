package dev.pgfit.benchmark.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML mapping, read key by key; whatever is wrong is noted with its place and a harmless value goes on. */
final class Section {
    private static final int LARGEST_DECIMAL = 1_000_000;

    private final Node node;
    private final String path;
    private final Findings findings;
    private final Map<String, Node> values = new LinkedHashMap<>();

    Section(Node node, String path, Findings findings, List<String> known) {
        this.node = node;
        this.path = path;
        this.findings = findings;
        if (!(node instanceof MappingNode mapping)) {
            findings.add(node, path, "must be a mapping with the keys " + String.join(", ", known));
            return;
        }
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!known.contains(key)) {
                findings.add(entry.getKeyNode(), at(key), "unknown key; known here: " + String.join(", ", known));
            } else if (values.put(key, entry.getValueNode()) != null) {
                findings.add(entry.getKeyNode(), at(key), "is there twice");
            }
        }
    }

    Findings findings() {
        return findings;
    }

    Node node() {
        return node;
    }

    String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    @Nullable
    Node get(String key) {
        return values.get(key);
    }

    void error(String key, String message) {
        findings.add(values.getOrDefault(key, node), at(key), message);
    }

    Optional<Node> required(String key) {
        Node value = values.get(key);
        if (value == null && node instanceof MappingNode) {
            findings.add(node, at(key), "is missing");
        }
        return Optional.ofNullable(value);
    }

    /** A required text that isn't blank. */
    String text(String key) {
        return required(key).flatMap(value -> text(value, at(key))).orElse("");
    }

    String text(String key, String fallback) {
        return has(key) ? text(key) : fallback;
    }

    /** A whole number within bounds. */
    int integer(String key, int fallback, int from, int to) {
        Node value = values.get(key);
        return value == null ? fallback : integer(value, at(key), from, to).orElse(fallback);
    }

    /** A number above 0 that may have decimals. */
    double decimal(String key, double fallback) {
        Node value = values.get(key);
        if (value == null) {
            return fallback;
        }
        double number = Values.of(value).orElse("") instanceof Number given ? given.doubleValue() : 0;
        if (number > 0 && number <= LARGEST_DECIMAL) {
            return number;
        }
        findings.add(value, at(key), "must be a number above 0, at most " + LARGEST_DECIMAL);
        return fallback;
    }

    /** True or false; false when it is not there. */
    boolean flag(String key) {
        Node value = values.get(key);
        if (value == null) {
            return false;
        }
        if (Values.of(value).orElse("") instanceof Boolean given) {
            return given;
        }
        findings.add(value, at(key), "must be true or false");
        return false;
    }

    /** A required expression over rows. */
    Expression expression(String key) {
        return required(key).flatMap(value -> expression(value, at(key))).orElse(Expression.of(1));
    }

    Expression expression(String key, long fallback) {
        return has(key) ? expression(key) : Expression.of(fallback);
    }

    /** The nodes of a list; none when the key is absent. */
    List<Node> list(String key) {
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            error(key, "must be a list");
            return List.of();
        }
        return sequence.getValue();
    }

    /** A list of SQL statements. */
    List<Template> statements(String key) {
        List<Template> statements = new ArrayList<>();
        List<Node> nodes = list(key);
        for (int i = 0; i < nodes.size(); i++) {
            String where = at(key) + "[" + i + "]";
            Node statement = nodes.get(i);
            text(statement, where).map(sql -> template(statement, where, sql)).ifPresent(statements::add);
        }
        return statements;
    }

    /** SQL whose <code>${…}</code> are sound. */
    Template template(Node at, String where, String sql) {
        Template template = new Template(sql);
        try {
            template.resolve(1);
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            findings.add(at, where, String.valueOf(wrong.getMessage()));
        }
        return template;
    }

    Optional<String> text(Node value, String where) {
        if (value instanceof ScalarNode scalar && Tag.STR.equals(scalar.getTag())) {
            if (!scalar.getValue().isBlank()) {
                return Optional.of(scalar.getValue());
            }
            findings.add(value, where, "must not be empty");
        } else {
            findings.add(value, where, "must be text, but is " + Values.kind(value));
        }
        return Optional.empty();
    }

    Optional<Integer> integer(Node value, String where, int from, int to) {
        if (Values.of(value).orElse("") instanceof Long number && number >= from && number <= to) {
            return Optional.of(number.intValue());
        }
        findings.add(value, where, "must be a whole number from " + from + " to " + to);
        return Optional.empty();
    }

    private Optional<Expression> expression(Node value, String where) {
        if (value instanceof ScalarNode scalar
                && (Tag.STR.equals(scalar.getTag()) || Tag.INT.equals(scalar.getTag()))) {
            try {
                return Optional.of(Expression.parse(scalar.getValue()));
            } catch (IllegalArgumentException wrong) {
                findings.add(value, where, String.valueOf(wrong.getMessage()));
                return Optional.empty();
            }
        }
        findings.add(value, where, "must be a whole number or an expression over rows, but is " + Values.kind(value));
        return Optional.empty();
    }
}
