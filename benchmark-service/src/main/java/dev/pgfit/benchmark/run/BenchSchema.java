package dev.pgfit.benchmark.run;

import dev.pgfit.benchmark.data.CopyBatches;
import dev.pgfit.benchmark.data.InsertBatches;
import dev.pgfit.benchmark.measure.Database;
import dev.pgfit.benchmark.measure.DatabaseException;
import dev.pgfit.benchmark.workload.TableData;
import dev.pgfit.benchmark.workload.Template;
import dev.pgfit.benchmark.workload.Workload;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A workload's tables at one size, in a schema of their own, on one candidate after the other. */
final class BenchSchema {
    private static final String PREFIX = "pgfit_bench_";

    private final Workload workload;
    private final int rows;
    private final long seed;
    private final int batchRows;
    private final String id;

    BenchSchema(Workload workload, int rows, long seed, int batchRows, String id) {
        this.workload = workload;
        this.rows = rows;
        this.seed = seed;
        this.batchRows = batchRows;
        this.id = id;
    }

    /** Both candidates may live in one database: that is how a candidate is compared with itself. */
    private String name(Database database) {
        return PREFIX + id + "_" + Participants.key(database.kind()) + "_" + rows;
    }

    /** Drops what a benchmark left that was killed before it could clean up. */
    static void dropLeftovers(Database database) throws DatabaseException, InterruptedException {
        List<String> schemas = database.texts("SELECT nspname::text FROM pg_catalog.pg_namespace "
                + "WHERE starts_with(nspname::text, '" + PREFIX + "') ORDER BY 1");
        for (String schema : schemas) {
            database.execute("DROP SCHEMA \"" + schema + "\" CASCADE");
        }
    }

    /** @param late once it says so no more is loaded: what is there then is not of use */
    void create(Database database, LoadingTold told, BooleanSupplier late)
            throws DatabaseException, InterruptedException {
        database.execute("CREATE SCHEMA " + name(database));
        database.useSchema(name(database));
        execute(database, workload.schema());
        for (TableData table : workload.data()) {
            fill(database, table, told, late);
        }
        if (!late.getAsBoolean()) {
            told.step("indexes and statistics");
            execute(database, workload.afterData());
            told.done();
        }
    }

    /** By COPY where the transport takes it, else in multi-row INSERTs. */
    private void fill(Database database, TableData table, LoadingTold told, BooleanSupplier late)
            throws DatabaseException, InterruptedException {
        if (database.canCopy()) {
            CopyBatches batches = new CopyBatches(table, rows, seed, batchRows);
            database.copy(batches.statement(), new ToldBatches(batches, table.table(), told, late));
            return;
        }
        Iterator<String> inserts =
                new ToldBatches(new InsertBatches(table, rows, seed, batchRows), table.table(), told, late);
        while (inserts.hasNext()) {
            database.execute(inserts.next());
        }
    }

    void drop(Database database) throws DatabaseException, InterruptedException {
        database.useSchema("");
        database.execute("DROP SCHEMA IF EXISTS " + name(database) + " CASCADE");
    }

    /** Counts and checksums of all tables, independent of the order of rows: equal data gives equal text. */
    String fingerprint(Database database) throws DatabaseException, InterruptedException {
        List<String> tables = database.texts("SELECT tablename::text FROM pg_catalog.pg_tables WHERE schemaname = '"
                + name(database) + "' ORDER BY 1");
        StringBuilder all = new StringBuilder();
        for (String table : tables) {
            List<String> sum = database.texts("SELECT count(*) || ' rows, checksum ' || coalesce(sum(("
                    + "'x' || substr(md5(t::text), 1, 12))::bit(48)::bigint), 0) FROM \"" + table + "\" t");
            all.append(table).append(": ").append(String.join("", sum)).append("; ");
        }
        return all.toString();
    }

    private void execute(Database database, List<Template> statements) throws DatabaseException, InterruptedException {
        for (Template statement : statements) {
            database.execute(statement.resolve(rows));
        }
    }
}
