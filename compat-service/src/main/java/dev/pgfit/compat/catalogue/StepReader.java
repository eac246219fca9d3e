package dev.pgfit.compat.catalogue;

import dev.pgfit.compat.check.Expectation;
import dev.pgfit.compat.check.Names;
import dev.pgfit.compat.check.Needs;
import dev.pgfit.compat.check.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one step of a probe. */
final class StepReader {
    private static final Set<String> EXPECTATIONS = Set.of("value", "rows", "matches", "error", "notification");
    private static final Set<String> KNOWN =
            Set.of("name", "sql", "params", "protocol", "leak", "value", "rows", "matches", "error", "notification");

    private final Needs needs;
    private final Errors errors;

    StepReader(Needs needs, Errors errors) {
        this.needs = needs;
        this.errors = errors;
    }

    Step read(Node node) {
        Fields fields = new Fields(node, KNOWN, errors);
        String name = fields.text("name");
        String sql = fields.text("sql");
        fields.node("sql").ifPresent(text -> checkSql(text, needs, errors));
        List<@Nullable Object> parameters = new ArrayList<>();
        fields.items("params").forEach(item -> parameters.add(YamlValue.of(item)));
        boolean leak = fields.has("leak") && fields.flag("leak");
        return new Step(name, sql, parameters, extended(fields), leak, expectation(fields, node));
    }

    /** Notes what is wrong with SQL: a placeholder that the check doesn't declare, an operator taken for a comment. */
    static void checkSql(Node node, Needs needs, Errors errors) {
        if (node.getInLineComments() != null && !node.getInLineComments().isEmpty()) {
            errors.add(node, "SQL ends at ' #', where YAML begins a comment; write it as a block (>-) or in quotes");
        }
        checkPlaceholders(node, needs, errors);
    }

    /** Notes a placeholder that the check doesn't declare. */
    private static void checkPlaceholders(Node node, Needs needs, Errors errors) {
        if (node instanceof ScalarNode scalar) {
            Names.unknownPlaceholder(scalar.getValue(), needs)
                    .ifPresent(name -> errors.add(
                            node,
                            "unknown placeholder ${" + name
                                    + "}; known are ${schema}, and ${role.x}, ${extension.x} that the check declares"));
        }
    }

    private boolean extended(Fields fields) {
        String protocol = fields.optionalText("protocol").orElse(fields.has("params") ? "extended" : "simple");
        if (!protocol.equals("simple") && !protocol.equals("extended")) {
            fields.node("protocol").ifPresent(node -> errors.add(node, "protocol must be simple or extended"));
        } else if (protocol.equals("simple") && fields.has("params")) {
            fields.node("params").ifPresent(node -> errors.add(node, "the simple protocol has no params"));
        }
        return protocol.equals("extended");
    }

    private Expectation expectation(Fields fields, Node step) {
        List<String> given = EXPECTATIONS.stream().filter(fields::has).toList();
        if (given.size() > 1) {
            errors.add(
                    step,
                    "a step expects one thing, not "
                            + String.join(" and ", given.stream().sorted().toList()));
        }
        if (given.size() != 1) {
            return new Expectation.Success();
        }
        Node node = fields.node(given.getFirst()).orElse(step);
        checkPlaceholders(node, needs, errors);
        return switch (given.getFirst()) {
            case "value" -> new Expectation.Rows(List.of(row(YamlValue.of(node))));
            case "rows" -> new Expectation.Rows(rows(fields.items("rows")));
            case "matches" -> new Expectation.Matching(pattern(fields.text("matches"), node));
            case "error" -> sqlState(fields.text("error"), node);
            default -> notification(node);
        };
    }

    private static List<@Nullable Object> row(@Nullable Object value) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(value);
        return row;
    }

    private List<List<@Nullable Object>> rows(List<Node> items) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Node item : items) {
            if (item instanceof SequenceNode row) {
                rows.add(YamlValue.list(row));
            } else {
                errors.add(item, "a row must be a list of values");
            }
        }
        return rows;
    }

    private Pattern pattern(String regex, Node node) {
        try {
            return Pattern.compile(regex, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            errors.add(node, "not a regular expression: " + e.getDescription());
            return Pattern.compile("");
        }
    }

    private Expectation sqlState(String state, Node node) {
        if (!state.matches("[0-9A-Z]{5}")) {
            errors.add(node, "error must be a SQLSTATE of five characters in quotes, such as \"42501\"");
        }
        return new Expectation.SqlState(state);
    }

    private Expectation notification(Node node) {
        Fields fields = new Fields(node, Set.of("channel", "payload"), errors);
        fields.node("channel").ifPresent(text -> checkPlaceholders(text, needs, errors));
        fields.node("payload").ifPresent(text -> checkPlaceholders(text, needs, errors));
        return new Expectation.Notified(fields.text("channel"), fields.text("payload"));
    }
}
