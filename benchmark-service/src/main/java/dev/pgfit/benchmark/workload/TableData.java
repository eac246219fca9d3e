package dev.pgfit.benchmark.workload;

import java.util.List;

/**
 * The generated rows of one table.
 *
 * @param table name as written in SQL, within the benchmark's schema
 * @param rows how many
 */
public record TableData(String table, Expression rows, List<Column> columns) {
    /** A column and what fills it. */
    public record Column(String name, Generator generator) {}
}
