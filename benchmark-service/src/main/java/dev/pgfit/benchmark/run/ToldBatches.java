package dev.pgfit.benchmark.run;

import dev.pgfit.benchmark.data.RowBatches;
import java.util.Iterator;
import java.util.function.BooleanSupplier;

/** Batches that say how far they are when the next one is asked for, and end when it is late. */
final class ToldBatches implements Iterator<String> {
    private final RowBatches batches;
    private final String table;
    private final LoadingTold told;
    private final BooleanSupplier late;

    ToldBatches(RowBatches batches, String table, LoadingTold told, BooleanSupplier late) {
        this.batches = batches;
        this.table = table;
        this.told = told;
        this.late = late;
    }

    @Override
    public boolean hasNext() {
        return batches.hasNext() && !late.getAsBoolean();
    }

    @Override
    public String next() {
        if (batches.made() > 0) {
            told.rows(table, batches.made(), batches.total());
        }
        return batches.next();
    }
}
