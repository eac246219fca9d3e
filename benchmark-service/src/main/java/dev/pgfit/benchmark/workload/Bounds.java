package dev.pgfit.benchmark.workload;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What only shows once expressions are computed: empty ranges, negative counts, division by zero, at every row count. */
final class Bounds {
    private static final long MOST_TABLE_ROWS = 10_000_000;

    private final Findings findings;
    private final int rows;

    private Bounds(Findings findings, int rows) {
        this.findings = findings;
        this.rows = rows;
    }

    static void check(Workload workload, Node root, Findings findings) {
        for (int rows : workload.rows()) {
            Bounds bounds = new Bounds(findings, rows);
            for (int i = 0; i < workload.data().size(); i++) {
                bounds.table(workload.data().get(i), item(root, "data", i), "data[" + i + "]");
            }
            for (int i = 0; i < workload.queries().size(); i++) {
                bounds.query(workload.queries().get(i), item(root, "queries", i), "queries[" + i + "]");
            }
        }
    }

    private void table(TableData table, Node at, String path) {
        guarded(at, path + ".rows", () -> {
            long count = table.rows().evaluate(rows);
            if (count < 1 || count > MOST_TABLE_ROWS) {
                findings.add(at, path + ".rows", "is " + count + forRows() + "; must be 1 to " + MOST_TABLE_ROWS);
            }
        });
        for (TableData.Column column : table.columns()) {
            generator(column.generator(), at, path + ".columns." + column.name());
        }
    }

    private void query(Query query, Node at, String path) {
        for (Query.Script script : query.scripts()) {
            script.statements().forEach(statement -> expectedRows(statement, at, path));
            for (Query.Parameter parameter : script.parameters()) {
                generator(parameter.generator(), at, path + ".parameters." + parameter.name());
            }
        }
        guarded(at, path, () -> query.templates().forEach(template -> template.resolve(rows)));
    }

    private void expectedRows(Query.Statement statement, Node at, String path) {
        guarded(at, path + ".expectedRows", () -> {
            long expected = statement.expectedRows().map(e -> e.evaluate(rows)).orElse(0L);
            if (expected < 0) {
                findings.add(at, path + ".expectedRows", "is " + expected + forRows() + "; must not be negative");
            }
        });
    }

    private void generator(Generator generator, Node at, String path) {
        guarded(at, path, () -> {
            switch (generator) {
                case Generator.Uniform(Expression from, Expression to) -> range(from, to, at, path);
                case Generator.Cycle(Expression from, Expression to) -> range(from, to, at, path);
                case Generator.Zipf(Expression from, Expression to, double exponent) -> {
                    range(from, to, at, path);
                    if (to.evaluate(rows) - from.evaluate(rows) >= Integer.MAX_VALUE) {
                        findings.add(at, path, "its range is too wide" + forRows());
                    }
                }
                case Generator.Decimal(Expression from, Expression to, int scale) -> range(from, to, at, path);
                case Generator.Sequence(Expression from, Expression step) -> {
                    from.evaluate(rows);
                    step.evaluate(rows);
                }
                case Generator.Text text -> {}
                case Generator.Choice choice -> {}
                case Generator.Rotate rotate -> {}
                case Generator.Constant constant -> {}
                case Generator.Timestamp timestamp -> {}
                case Generator.Uuid uuid -> {}
            }
        });
    }

    private void range(Expression from, Expression to, Node at, String path) {
        long low = from.evaluate(rows);
        long high = to.evaluate(rows);
        if (high < low) {
            findings.add(at, path, "its range is empty" + forRows() + ": from " + low + " to " + high);
        }
    }

    private void guarded(Node at, String path, Runnable check) {
        try {
            check.run();
        } catch (ArithmeticException wrong) {
            findings.add(at, path, "can't be computed" + forRows() + ": " + wrong.getMessage());
        }
    }

    private String forRows() {
        return " for rows = " + rows;
    }

    private static Node item(Node root, String key, int index) {
        for (NodeTuple entry : ((MappingNode) root).getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode name
                    && name.getValue().equals(key)
                    && entry.getValueNode() instanceof SequenceNode list) {
                return list.getValue().get(index);
            }
        }
        return root;
    }
}
