package dev.pgfit.benchmark.data;

import dev.pgfit.benchmark.workload.TableData;
import java.util.List;

/** Rows as INSERT statements. */
public final class InsertBatches extends RowBatches {
    private final String head;

    public InsertBatches(TableData table, int rows, long seed, int batchRows) {
        super(table, rows, seed, batchRows);
        this.head = "INSERT INTO " + target(table) + " VALUES ";
    }

    @Override
    void begin(StringBuilder batch) {
        batch.append(head);
    }

    @Override
    void row(StringBuilder batch, boolean first, List<ValueStream> values) {
        batch.append(first ? "(" : ", (");
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                batch.append(", ");
            }
            SqlLiteral.append(batch, values.get(i).next());
        }
        batch.append(')');
    }
}
