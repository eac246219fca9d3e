package dev.pgfit.benchmark.workload;

import dev.pgfit.contracts.LoadSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workload file, read and found sound. SQL may hold <code>${expression}</code> over {@code rows}, see {@link Template}.
 *
 * @param rows the row counts that each query is measured at, unless the run asks for others
 * @param schema statements that create the tables, in a schema of its own per row count
 * @param data the tables' rows
 * @param afterData statements to run once the rows are there, such as VACUUM ANALYZE
 * @param load when executions start; {@code null} means a closed load
 * @param text the file itself
 * @param sha256 of the text, in hexadecimal
 */
public record Workload(
        String name,
        String description,
        List<Integer> rows,
        List<Template> schema,
        List<TableData> data,
        List<Template> afterData,
        List<Query> queries,
        @Nullable LoadSpec load,
        String text,
        String sha256) {}
