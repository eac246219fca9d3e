package dev.pgfit.benchmark.workload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the entries of {@code queries}. */
final class QueryReader {
    private static final List<String> KEYS =
            List.of("name", "description", "sql", "parameters", "expectedRows", "setup", "cleanup");
    private static final String NAME = "[a-z][a-z0-9_]{0,39}";

    private final Findings findings;
    private final Set<String> names = new HashSet<>();

    QueryReader(Findings findings) {
        this.findings = findings;
    }

    Query read(Node node, String path) {
        Section section = new Section(node, path, findings, KEYS);
        String name = section.text("name");
        if (!name.isEmpty() && !name.matches(NAME)) {
            section.error("name", "must be lower-case letters, digits and _, starting with a letter, at most 40");
        } else if (!name.isEmpty() && !names.add(name)) {
            section.error("name", "another query is already named '" + name + "'");
        }
        String description = section.text("description", name);
        String sql = section.text("sql");
        Template template =
                section.template(Optional.ofNullable(section.get("sql")).orElse(node), section.at("sql"), sql);
        List<Query.Parameter> parameters = parameters(section);
        checkNames(section, sql, parameters);
        return new Query(
                name,
                description,
                template,
                parameters,
                expectedRows(section),
                section.statements("setup"),
                section.statements("cleanup"));
    }

    private Optional<Expression> expectedRows(Section section) {
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

    private static void checkNames(Section section, String sql, List<Query.Parameter> parameters) {
        List<String> used = NamedSql.parse(sql).names();
        Set<String> declared =
                parameters.stream().map(Query.Parameter::name).collect(Collectors.toCollection(HashSet::new));
        for (String name : used) {
            if (!declared.contains(name)) {
                section.error("sql", "parameter :" + name + " is not declared under parameters");
            }
        }
        for (Query.Parameter parameter : parameters) {
            if (!used.contains(parameter.name()) && !sql.isEmpty()) {
                section.error("parameters", "parameter '" + parameter.name() + "' is not used in sql");
            }
        }
    }
}
