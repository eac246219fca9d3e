package dev.pgfit.benchmark.data;

import dev.pgfit.benchmark.workload.TableData;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/**
 * A table's generated rows as INSERT statements of at most so many rows each, made one at a time: memory is that of one
 * statement, whatever the table's size.
 */
public final class InsertBatches implements Iterator<String> {
    private final String head;
    private final List<ValueStream> columns = new ArrayList<>();
    private final int batchRows;
    private final StringBuilder sql = new StringBuilder();
    private final long total;
    private long left;

    public InsertBatches(TableData table, int rows, long seed, int batchRows) {
        this.batchRows = batchRows;
        this.total = table.rows().evaluate(rows);
        this.left = total;
        String names = table.columns().stream().map(TableData.Column::name).collect(Collectors.joining(", "));
        this.head = "INSERT INTO " + table.table() + " (" + names + ") VALUES ";
        for (TableData.Column column : table.columns()) {
            columns.add(
                    ValueStreams.of(column.generator(), rows, Seeds.random(seed, table.table(), column.name(), rows)));
        }
    }

    /** Rows in all batches together. */
    public long total() {
        return total;
    }

    /** Rows in the batches made so far. */
    public long made() {
        return total - left;
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public String next() {
        if (left <= 0) {
            throw new NoSuchElementException();
        }
        sql.setLength(0);
        sql.append(head);
        long count = Math.min(left, batchRows);
        for (long row = 0; row < count; row++) {
            sql.append(row == 0 ? "(" : ", (");
            for (int i = 0; i < columns.size(); i++) {
                if (i > 0) {
                    sql.append(", ");
                }
                SqlLiteral.append(sql, columns.get(i).next());
            }
            sql.append(')');
        }
        left -= count;
        return sql.toString();
    }
}
