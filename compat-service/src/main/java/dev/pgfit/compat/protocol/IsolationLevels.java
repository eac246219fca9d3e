package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.contracts.Layer;
import java.util.Set;

/** A transaction sees what its isolation level lets it see of what others commit. */
final class IsolationLevels implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "isolation_levels",
                "Read committed and repeatable read",
                Category.TRANSACTIONS,
                true,
                Layer.TRANSPORT,
                new Purpose(
                        "A row that another connection commits is seen by a READ COMMITTED transaction and not by a REPEATABLE READ one, which "
                                + "fails with 40001 when it changes what the other changed.",
                        "PostgREST runs each request in a transaction of the level that the role or function asks for.",
                        "PostgreSQL documentation, Transaction Isolation; PostgREST documentation, Isolation Level",
                        "default_transaction_isolation of a role or function has no effect: reports mix states, and changes made at the "
                                + "same time are lost without an error."),
                Conditions.NONE.withConnections(3),
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        Peers peers = new Peers(context);
        peers.prepare("CREATE TABLE t (id int PRIMARY KEY, n int)", "INSERT INTO t VALUES (1, 0)");
        Peer a = peers.join("the first connection");
        Peer b = peers.join("the second connection");
        a.ask("BEGIN ISOLATION LEVEL READ COMMITTED");
        a.expect("1", "SELECT count(*) FROM t");
        b.ask("INSERT INTO t VALUES (2, 0)");
        a.expect("2", "SELECT count(*) FROM t");
        a.ask("COMMIT");

        a.ask("BEGIN ISOLATION LEVEL REPEATABLE READ");
        a.expect("2", "SELECT count(*) FROM t");
        b.ask("INSERT INTO t VALUES (3, 0)");
        b.ask("UPDATE t SET n = n + 1 WHERE id = 1");
        a.expect("2", "SELECT count(*) FROM t");
        a.expectError("40001", "UPDATE t SET n = n + 1 WHERE id = 1");
        a.ask("ROLLBACK");
        a.expect("3", "SELECT count(*) FROM t");
        a.expect("1", "SELECT n FROM t WHERE id = 1");
    }
}
