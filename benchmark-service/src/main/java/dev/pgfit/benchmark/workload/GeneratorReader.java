package dev.pgfit.benchmark.workload;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code {generator: uniform, from: 1, to: rows}}. A bare value is a constant. */
final class GeneratorReader {
    private static final String NAMES =
            "sequence, uniform, zipf, cycle, decimal, text, choice, rotate, constant, timestamp, uuid";
    /** That of YCSB and of most published workloads. */
    private static final double COMMON_EXPONENT = 0.99;

    private static final LocalDateTime FIRST = LocalDateTime.of(2020, 1, 1, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(2025, 1, 1, 0, 0);

    private final Findings findings;

    GeneratorReader(Findings findings) {
        this.findings = findings;
    }

    Generator read(Node node, String path) {
        if (node instanceof ScalarNode) {
            return new Generator.Constant(value(node, path));
        }
        String name = name(node);
        List<String> keys = switch (name) {
            case "sequence" -> List.of("generator", "from", "step");
            case "uniform", "cycle", "timestamp" -> List.of("generator", "from", "to");
            case "zipf" -> List.of("generator", "from", "to", "exponent");
            case "decimal" -> List.of("generator", "from", "to", "scale");
            case "text" -> List.of("generator", "prefix", "length");
            case "choice", "rotate" -> List.of("generator", "values");
            case "constant" -> List.of("generator", "value");
            case "uuid" -> List.of("generator");
            default ->
                List.of("generator", "from", "to", "step", "scale", "exponent", "prefix", "length", "values", "value");
        };
        return build(name, new Section(node, path, findings, keys));
    }

    private Generator build(String name, Section section) {
        return switch (name) {
            case "sequence" -> new Generator.Sequence(section.expression("from", 1), section.expression("step", 1));
            case "uniform" -> new Generator.Uniform(section.expression("from", 1), section.expression("to"));
            case "zipf" ->
                new Generator.Zipf(
                        section.expression("from", 1),
                        section.expression("to"),
                        section.decimal("exponent", COMMON_EXPONENT));
            case "cycle" -> new Generator.Cycle(section.expression("from", 1), section.expression("to"));
            case "decimal" ->
                new Generator.Decimal(
                        section.expression("from", 0), section.expression("to"), section.integer("scale", 2, 0, 9));
            case "text" -> new Generator.Text(section.text("prefix", ""), section.integer("length", 12, 1, 100_000));
            case "choice" -> new Generator.Choice(values(section));
            case "rotate" -> new Generator.Rotate(values(section));
            case "constant" ->
                new Generator.Constant(section.required("value")
                        .map(node -> value(node, section.at("value")))
                        .orElse(""));
            case "timestamp" -> timestamp(section);
            case "uuid" -> new Generator.Uuid();
            default -> {
                if (section.node() instanceof MappingNode) {
                    section.error(
                            "generator",
                            section.has("generator")
                                    ? "unknown generator '" + name + "'; known: " + NAMES
                                    : "is missing; known: " + NAMES);
                }
                yield new Generator.Constant("");
            }
        };
    }

    private static Generator timestamp(Section section) {
        LocalDateTime from = moment(section, "from", FIRST);
        LocalDateTime to = moment(section, "to", LAST);
        if (to.isBefore(from)) {
            section.error("to", "must not be before from");
        }
        return new Generator.Timestamp(from, to);
    }

    private static LocalDateTime moment(Section section, String key, LocalDateTime fallback) {
        if (!section.has(key) || !(section.get(key) instanceof ScalarNode scalar)) {
            return fallback;
        }
        try {
            return LocalDateTime.parse(scalar.getValue().replace(' ', 'T'));
        } catch (DateTimeParseException wrong) {
            section.error(key, "must be a moment such as 2025-01-31T12:00:00");
            return fallback;
        }
    }

    private List<Object> values(Section section) {
        List<Object> values = new ArrayList<>();
        for (Node node : section.list("values")) {
            values.add(value(node, section.at("values") + "[" + values.size() + "]"));
        }
        if (values.isEmpty()) {
            section.error("values", "must be a list of at least one value");
        }
        return values;
    }

    private Object value(Node node, String path) {
        Optional<Object> value = Values.of(node);
        if (value.isEmpty()) {
            findings.add(node, path, "must be text, a number, true or false, but is " + Values.kind(node));
        }
        return value.orElse("");
    }

    private static String name(Node node) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("generator")
                        && entry.getValueNode() instanceof ScalarNode value) {
                    return value.getValue();
                }
            }
        }
        return "";
    }
}
