package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.contracts.Layer;
import java.util.Set;

/** What isn't committed yet nobody else sees. */
final class UncommittedRows implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "uncommitted_rows",
                "Uncommitted rows are invisible",
                Category.TRANSACTIONS,
                true,
                Layer.TRANSPORT,
                new Purpose(
                        "Rows that one transaction has written and changed are as before for another connection until COMMIT.",
                        "A request that fails half-way, or is made with Prefer: tx=rollback, must never have been seen.",
                        "PostgreSQL documentation, Read Committed; PostgREST documentation, Transaction End",
                        "Responses show data that is then rolled back."),
                Conditions.NONE.withConnections(3),
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        Peers peers = new Peers(context);
        peers.prepare("CREATE TABLE t (id int PRIMARY KEY, state text)", "INSERT INTO t VALUES (1, 'old')");
        Peer writer = peers.join("the writer");
        Peer reader = peers.join("the reader");
        String all = "SELECT string_agg(id || ' ' || state, ',' ORDER BY id) FROM t";
        writer.ask("BEGIN");
        writer.ask("INSERT INTO t VALUES (2, 'new')");
        writer.ask("UPDATE t SET state = 'new' WHERE id = 1");
        writer.expect("1 new,2 new", all);
        reader.expect("1 old", all);
        writer.ask("ROLLBACK");
        reader.expect("1 old", all);
        writer.ask("UPDATE t SET state = 'new' WHERE id = 1");
        reader.expect("1 new", all);
    }
}
