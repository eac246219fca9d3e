package dev.pgfit.benchmark.workload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads what an execution does: {@code sql} for one statement, {@code statements} for several. */
final class ScriptReader {
    static final List<String> KEYS = List.of("sql", "expectedRows", "statements", "transaction", "parameters");
    static final List<String> KEYS_IN_A_MIX =
            Stream.concat(Stream.of("script", "weight"), KEYS.stream()).toList();
    private static final List<String> KEYS_OF_A_STATEMENT = List.of("sql", "expectedRows");
    private static final int MOST_STATEMENTS = 50;

    private final Findings findings;

    ScriptReader(Findings findings) {
        this.findings = findings;
    }

    Query.Script read(Section section, String name, double weight) {
        List<Query.Statement> statements = section.has("statements") ? several(section) : List.of(statement(section));
        List<Query.Parameter> parameters = parameters(section);
        checkNames(section, statements, parameters);
        return new Query.Script(name, weight, section.flag("transaction"), statements, parameters);
    }

    private List<Query.Statement> several(Section section) {
        for (String key : KEYS_OF_A_STATEMENT) {
            if (section.has(key)) {
                section.error(key, "belongs to each of the statements");
            }
        }
        List<Query.Statement> statements = new ArrayList<>();
        for (Node node : section.list("statements")) {
            String path = section.at("statements") + "[" + statements.size() + "]";
            statements.add(statement(new Section(node, path, findings, KEYS_OF_A_STATEMENT)));
        }
        if (statements.isEmpty() || statements.size() > MOST_STATEMENTS) {
            section.error("statements", "must be a list of 1 to " + MOST_STATEMENTS + " statements");
        }
        return statements;
    }

    private static Query.Statement statement(Section section) {
        String sql = section.text("sql");
        Node at = Optional.ofNullable(section.get("sql")).orElse(section.node());
        return new Query.Statement(section.template(at, section.at("sql"), sql), expectedRows(section));
    }

    private static Optional<Expression> expectedRows(Section section) {
        Optional<Node> given = section.required("expectedRows");
        if (given.isEmpty()
                || given.get() instanceof ScalarNode scalar && scalar.getValue().equals("any")) {
            return Optional.empty();
        }
        return Optional.of(section.expression("expectedRows"));
    }

    private List<Query.Parameter> parameters(Section section) {
        Node node = section.get("parameters");
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof MappingNode mapping)) {
            section.error("parameters", "must be a mapping from a parameter's name to its generator");
            return List.of();
        }
        List<Query.Parameter> parameters = new ArrayList<>();
        GeneratorReader generators = new GeneratorReader(findings);
        Set<String> seen = new HashSet<>();
        for (NodeTuple entry : mapping.getValue()) {
            String name = entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
            String path = section.at("parameters") + "." + name;
            if (!seen.add(name)) {
                findings.add(entry.getKeyNode(), path, "is there twice");
            }
            parameters.add(new Query.Parameter(name, generators.read(entry.getValueNode(), path)));
        }
        return parameters;
    }

    private static void checkNames(
            Section section, List<Query.Statement> statements, List<Query.Parameter> parameters) {
        String place = section.has("statements") ? "statements" : "sql";
        Set<String> used = new HashSet<>();
        statements.forEach(
                statement -> used.addAll(NamedSql.parse(statement.sql().text()).names()));
        List<String> declared = parameters.stream().map(Query.Parameter::name).toList();
        for (String name : used.stream().sorted().toList()) {
            if (!declared.contains(name)) {
                section.error(place, "parameter :" + name + " is not declared under parameters");
            }
        }
        for (String name : declared) {
            if (!used.contains(name) && section.has(place)) {
                section.error("parameters", "parameter '" + name + "' is not used in " + place);
            }
        }
    }
}
