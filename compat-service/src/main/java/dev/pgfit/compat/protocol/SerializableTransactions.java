package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.contracts.Layer;
import java.util.Set;

/** Of two serializable transactions that each read what the other writes, only one is kept. */
final class SerializableTransactions implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "serializable",
                "Serializable transactions",
                Category.TRANSACTIONS,
                false,
                Layer.TRANSPORT,
                new Purpose(
                        "Write skew between two SERIALIZABLE transactions is found: one of them fails with 40001.",
                        "Applications that keep rules over several rows ask for it, per role or function.",
                        "PostgreSQL documentation, Serializable Isolation Level; PostgREST documentation, Isolation Level",
                        "Rules over several rows are broken by requests at the same time, without an error."),
                Conditions.NONE.withConnections(3),
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        Peers peers = new Peers(context);
        peers.prepare(
                "CREATE TABLE on_call (name text PRIMARY KEY, active boolean)",
                "INSERT INTO on_call VALUES ('alice', true), ('bob', true)");
        Peer a = peers.join("the first connection");
        Peer b = peers.join("the second connection");
        a.ask("BEGIN ISOLATION LEVEL SERIALIZABLE");
        b.ask("BEGIN ISOLATION LEVEL SERIALIZABLE");
        a.expect("2", "SELECT count(*) FROM on_call WHERE active");
        b.expect("2", "SELECT count(*) FROM on_call WHERE active");
        String update = "UPDATE on_call SET active = false WHERE name = '%s'";
        boolean first = succeeds(a, update.formatted("alice"));
        boolean second = succeeds(b, update.formatted("bob"));
        first &= succeeds(a, "COMMIT");
        second &= succeeds(b, "COMMIT");
        if (first && second) {
            throw peers.failed("both transactions were committed: nobody is on call");
        }
        if (!first && !second) {
            throw peers.failed("neither transaction was committed");
        }
        a.ask("ROLLBACK");
        b.ask("ROLLBACK");
        a.expect("1", "SELECT count(*) FROM on_call WHERE active");
    }

    /** @return false if it fails because the transactions can't be put in an order */
    private static boolean succeeds(Peer peer, String sql) {
        String sqlState = peer.sqlStateOf(sql);
        if (!sqlState.equals("none") && !sqlState.equals("40001") && !sqlState.equals("25P02")) {
            throw peer.peers().failed("%s: expected error 40001 or none, got %s".formatted(peer.name(), sqlState));
        }
        return sqlState.equals("none");
    }
}
