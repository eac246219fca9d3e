package dev.pgfit.benchmark.workload;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the entries of {@code data}. */
final class TableReader {
    private static final String NAME = "[a-z_][a-z0-9_]{0,62}";

    private final Findings findings;

    TableReader(Findings findings) {
        this.findings = findings;
    }

    TableData read(Node node, String path) {
        Section section = new Section(node, path, findings, List.of("table", "rows", "columns"));
        String table = section.text("table");
        if (!table.isEmpty() && !table.matches(NAME)) {
            section.error("table", "must be a plain lower-case name");
        }
        return new TableData(table, section.expression("rows"), columns(section));
    }

    private List<TableData.Column> columns(Section section) {
        List<TableData.Column> columns = new ArrayList<>();
        if (section.required("columns").orElse(null) instanceof MappingNode mapping) {
            GeneratorReader generators = new GeneratorReader(findings);
            for (NodeTuple entry : mapping.getValue()) {
                String name = entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
                String path = section.at("columns") + "." + name;
                if (!name.matches(NAME)) {
                    findings.add(entry.getKeyNode(), path, "must be a plain lower-case name");
                }
                columns.add(new TableData.Column(name, generators.read(entry.getValueNode(), path)));
            }
        }
        if (columns.isEmpty() && section.has("columns")) {
            section.error("columns", "must be a mapping from a column's name to its generator");
        }
        return columns;
    }
}
