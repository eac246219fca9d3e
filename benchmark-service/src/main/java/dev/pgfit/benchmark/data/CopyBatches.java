package dev.pgfit.benchmark.data;

import dev.pgfit.benchmark.workload.TableData;
import java.math.BigDecimal;
import java.util.List;

/** Rows in the text format of COPY: a line each, tabs between the columns. */
public final class CopyBatches extends RowBatches {
    private final String statement;

    public CopyBatches(TableData table, int rows, long seed, int batchRows) {
        super(table, rows, seed, batchRows);
        this.statement = "COPY " + target(table) + " FROM STDIN";
    }

    /** The statement that takes them. */
    public String statement() {
        return statement;
    }

    @Override
    void begin(StringBuilder batch) {}

    @Override
    void row(StringBuilder batch, boolean first, List<ValueStream> values) {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                batch.append('\t');
            }
            append(batch, values.get(i).next());
        }
        batch.append('\n');
    }

    private static void append(StringBuilder line, Object value) {
        if (value instanceof BigDecimal number) {
            line.append(number.toPlainString());
            return;
        }
        String text = value.toString();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }
}
