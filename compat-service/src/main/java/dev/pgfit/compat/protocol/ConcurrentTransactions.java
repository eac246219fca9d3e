package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.contracts.Layer;
import java.util.Set;

/** Two transactions at the same time, on different rows, don't wait for one another. */
final class ConcurrentTransactions implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "concurrent_transactions",
                "Two transactions at the same time",
                Category.TRANSACTIONS,
                true,
                Layer.TRANSPORT,
                new Purpose(
                        "While one transaction is open, another begins, writes another row and commits; both are kept, and what one rolls "
                                + "back leaves the other's rows alone.",
                        "Requests at the same time are transactions at the same time; one that is slow must not hold up the others.",
                        "PostgreSQL documentation, Concurrency Control; PostgREST documentation, Transactions",
                        "One slow request holds up all others: they end with 504 (PGRST003) when the pool's waiting time is over."),
                Conditions.NONE.withConnections(3),
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        Peers peers = new Peers(context);
        peers.prepare("CREATE TABLE t (id int PRIMARY KEY)");
        Peer a = peers.join("the first connection");
        Peer b = peers.join("the second connection");
        a.ask("BEGIN");
        a.ask("INSERT INTO t VALUES (1)");
        b.ask("BEGIN");
        b.ask("INSERT INTO t VALUES (2)");
        b.ask("COMMIT");
        a.ask("INSERT INTO t VALUES (3)");
        a.ask("COMMIT");
        b.expect("1,2,3", "SELECT string_agg(id::text, ',' ORDER BY id) FROM t");

        a.ask("BEGIN");
        a.ask("DELETE FROM t WHERE id = 1");
        b.ask("BEGIN");
        b.ask("INSERT INTO t VALUES (4)");
        a.ask("ROLLBACK");
        b.ask("COMMIT");
        a.expect("1,2,3,4", "SELECT string_agg(id::text, ',' ORDER BY id) FROM t");
    }
}
