package dev.pgfit.benchmark.workload;

import dev.pgfit.contracts.LoadSpec;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads workload files. */
public final class WorkloadReader {
    private static final List<String> KEYS =
            List.of("name", "description", "rows", "schema", "data", "afterData", "queries", "load");
    private static final int LARGEST = 262_144;
    private static final int MOST_ROWS = 1_000_000;
    private static final int MOST_QUERIES = 100;

    private WorkloadReader() {}

    /**
     * Reads a workload and checks all of it.
     *
     * @throws InvalidWorkload naming every error with its line and column
     */
    public static Workload read(String text) throws InvalidWorkload {
        return read(text, List.of());
    }

    /**
     * Reads a workload that is to run at other row counts than its own.
     *
     * @param otherRows instead of the workload's own; none keeps those
     * @throws InvalidWorkload naming every error with its line and column
     */
    public static Workload read(String text, List<Integer> otherRows) throws InvalidWorkload {
        Findings findings = new Findings();
        Node root = compose(text);
        if (root == null) {
            throw new InvalidWorkload(List.of(new WorkloadError(1, 1, "", "the file is empty")));
        }
        Section section = new Section(root, "", findings, KEYS);
        String name = section.text("name");
        List<Integer> rows = rows(section);
        Workload workload = new Workload(
                name,
                section.text("description", name),
                otherRows.isEmpty() ? rows : otherRows,
                section.statements("schema"),
                tables(section),
                section.statements("afterData"),
                queries(section),
                load(section),
                text,
                sha256(text));
        findings.throwIfAny();
        Bounds.check(workload, root, findings);
        findings.throwIfAny();
        return workload;
    }

    private static @Nullable Node compose(String text) throws InvalidWorkload {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setMaxAliasesForCollections(20);
        options.setNestingDepthLimit(20);
        try {
            return new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException wrong) {
            Mark mark = wrong.getProblemMark();
            String said = String.valueOf(wrong.getProblem());
            String message = "this is no valid YAML: " + said;
            throw new InvalidWorkload(List.of(
                    mark == null
                            ? new WorkloadError(1, 1, "", message)
                            : new WorkloadError(mark.getLine() + 1, mark.getColumn() + 1, "", message)));
        } catch (YAMLException wrong) {
            throw new InvalidWorkload(
                    List.of(new WorkloadError(1, 1, "", "this is no valid YAML: " + wrong.getMessage())));
        }
    }

    private static List<Integer> rows(Section section) {
        SequencedSet<Integer> rows = new LinkedHashSet<>();
        List<Node> nodes = section.list("rows");
        for (int i = 0; i < nodes.size(); i++) {
            section.integer(nodes.get(i), "rows[" + i + "]", 1, MOST_ROWS).ifPresent(rows::add);
        }
        if (section.required("rows").isPresent() && nodes.isEmpty()) {
            section.error("rows", "must be a list of at least one row count");
        }
        return List.copyOf(rows);
    }

    private static List<TableData> tables(Section section) {
        TableReader reader = new TableReader(section.findings());
        List<TableData> tables = new ArrayList<>();
        for (Node node : section.list("data")) {
            tables.add(reader.read(node, "data[" + tables.size() + "]"));
        }
        return tables;
    }

    private static List<Query> queries(Section section) {
        QueryReader reader = new QueryReader(section.findings());
        List<Query> queries = new ArrayList<>();
        for (Node node : section.list("queries")) {
            queries.add(reader.read(node, "queries[" + queries.size() + "]"));
        }
        if (section.required("queries").isPresent() && queries.isEmpty()) {
            section.error("queries", "must be a list of at least one query");
        } else if (queries.size() > MOST_QUERIES) {
            section.error("queries", "must be at most " + MOST_QUERIES);
        }
        return queries;
    }

    private static @Nullable LoadSpec load(Section section) {
        Node node = section.get("load");
        return node == null ? null : new LoadReader(section.findings()).read(node, "load");
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
