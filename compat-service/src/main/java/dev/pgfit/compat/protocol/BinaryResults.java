package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.compat.wire.Batch;
import dev.pgfit.compat.wire.Bind;
import dev.pgfit.compat.wire.Row;
import dev.pgfit.contracts.Layer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values come in binary as their types' send functions make them. */
final class BinaryResults implements ProtocolCheck {
    private static final String INT4 = "00000017" + "00000004";
    /** Expressions and their bytes, after the send functions of the types; object ids of built-in types are fixed. */
    private static final Map<String, String> EXPECTED = new LinkedHashMap<>();

    static {
        EXPECTED.put("4611686018427387905::int8", "4000000000000001");
        EXPECTED.put("'f'::\"char\"", "66");
        EXPECTED.put("true", "01");
        EXPECTED.put("'ü'::text", "c3bc");
        EXPECTED.put("'2000-01-02 00:00:00+00'::timestamptz", "000000141dd76000");
        // one dimension, a NULL in it, text (25), two elements from 1 on
        EXPECTED.put(
                "ARRAY['ab', NULL]::text[]",
                "00000001" + "00000001" + "00000019" + "00000002" + "00000001" + "00000002" + "6162" + "ffffffff");
        // one dimension, record (2249), two elements of two int4 (23) each
        EXPECTED.put(
                "ARRAY[ROW(1, 2), ROW(3, 4)]",
                "00000001" + "00000000" + "000008c9" + "00000002" + "00000001" + record(1, 2) + record(3, 4));
    }

    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "binary_results",
                "Results in binary",
                Category.CONNECTION,
                true,
                Layer.ENGINE,
                new Purpose(
                        "int8, \"char\", bool, text, timestamptz, arrays with NULL and arrays of records come in binary, byte by byte as "
                                + "PostgreSQL writes them.",
                        "PostgREST asks for all results in binary; its schema cache reads relation kinds (\"char\") and arrays of records.",
                        "PostgreSQL documentation, Formats and Format Codes; the schema cache queries in PostgREST's source",
                        "PostgREST can't read its schema cache: it doesn't start, and answers 503 (PGRST002)."),
                Conditions.NONE,
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        Peers peers = new Peers(context);
        Peer peer = peers.alone();
        String sql = "SELECT " + String.join(", ", EXPECTED.keySet());
        List<Row> rows = peer.run(
                        sql,
                        new Batch().parse("", sql).bind(Bind.of("")).execute().sync())
                .rows();
        if (rows.size() != 1 || rows.getFirst().size() != EXPECTED.size()) {
            throw peers.failed("expected one row of %d columns, got %s".formatted(EXPECTED.size(), rows));
        }
        int column = 0;
        for (Map.Entry<String, String> one : EXPECTED.entrySet()) {
            byte[] bytes = rows.getFirst().bytes(column++);
            String got = bytes == null ? "NULL" : HexFormat.of().formatHex(bytes);
            if (!one.getValue().equals(got)) {
                throw peers.failed("%s in binary: expected %s, got %s".formatted(one.getKey(), one.getValue(), got));
            }
        }
    }

    /** Length, two fields, each with type, length and value. */
    private static String record(int first, int second) {
        return "0000001c" + "00000002" + INT4 + "%08x".formatted(first) + INT4 + "%08x".formatted(second);
    }
}
