package dev.pgfit.benchmark.data;

import dev.pgfit.benchmark.workload.TableData;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/**
 * A table's generated rows, at most so many of them in each text, made one text at a time: memory is that of one text,
 * whatever the table's size.
 */
public abstract sealed class RowBatches implements Iterator<String> permits InsertBatches, CopyBatches {
    private final List<ValueStream> columns = new ArrayList<>();
    private final int batchRows;
    private final StringBuilder text = new StringBuilder();
    private final long total;
    private long left;

    RowBatches(TableData table, int rows, long seed, int batchRows) {
        this.batchRows = batchRows;
        this.total = table.rows().evaluate(rows);
        this.left = total;
        for (TableData.Column column : table.columns()) {
            columns.add(
                    ValueStreams.of(column.generator(), rows, Seeds.random(seed, table.table(), column.name(), rows)));
        }
    }

    /** Such as {@code orders (id, total)}. */
    static String target(TableData table) {
        return table.table() + " ("
                + table.columns().stream().map(TableData.Column::name).collect(Collectors.joining(", ")) + ")";
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
        text.setLength(0);
        begin(text);
        long count = Math.min(left, batchRows);
        for (long row = 0; row < count; row++) {
            row(text, row == 0, columns);
        }
        left -= count;
        return text.toString();
    }

    abstract void begin(StringBuilder batch);

    abstract void row(StringBuilder batch, boolean first, List<ValueStream> values);
}
