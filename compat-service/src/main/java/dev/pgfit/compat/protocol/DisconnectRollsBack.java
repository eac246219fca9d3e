package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.contracts.Layer;
import java.util.Set;

/** Who disappears in a transaction leaves nothing of it, neither rows nor locks nor the transaction. */
final class DisconnectRollsBack implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "disconnect_rolls_back",
                "A lost connection rolls back",
                Category.TRANSACTIONS,
                true,
                Layer.TRANSPORT,
                new Purpose(
                        "A connection that breaks off in a transaction leaves no row and holds no lock: another writes the same key and "
                                + "commits.",
                        "Services are restarted and networks fail in the middle of requests.",
                        "PostgreSQL documentation, Termination",
                        "Half a request is kept, or its locks hold up all later ones until 504 (PGRST003)."),
                Conditions.NONE,
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        Peers peers = new Peers(context);
        peers.prepare("CREATE TABLE t (id int PRIMARY KEY, who text)");
        Peer lost = peers.alone();
        lost.ask("BEGIN");
        lost.ask("INSERT INTO t VALUES (1, 'lost')");
        lost.wire().abandon();
        Peer next = peers.join("the next connection");
        // waits for the lost one's row to be undone; an open transaction that it found would show as an error at
        // BEGIN's end
        next.ask("INSERT INTO t VALUES (1, 'next')");
        next.wire().abandon();
        peers.join("the last connection").expect("next", "SELECT string_agg(who, ',') FROM t");
    }
}
