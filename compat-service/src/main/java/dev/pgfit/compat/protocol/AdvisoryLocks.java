package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.contracts.Layer;
import java.util.Set;

/** A lock of one session keeps others out, and goes with its session. */
final class AdvisoryLocks implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "advisory_locks",
                "Advisory locks per session",
                Category.TRANSACTIONS,
                false,
                Layer.TRANSPORT,
                new Purpose(
                        "A lock that one connection holds another can't take, until the first gives it back or is gone.",
                        "Migration tools of Supabase's services and of applications make sure in this way that one runs at a time.",
                        "PostgreSQL documentation, Advisory Locks",
                        "Two services migrate the same schema at the same time."),
                Conditions.NONE.withConnections(3),
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        Peers peers = new Peers(context);
        Peer a = peers.join("the first connection");
        Peer b = peers.join("the second connection");
        // a key of this run's own
        String key = "hashtext('${schema}'), 1";
        a.expect("t", "SELECT pg_try_advisory_lock(" + key + ")");
        b.expect("f", "SELECT pg_try_advisory_lock(" + key + ")");
        a.expect("t", "SELECT pg_advisory_unlock(" + key + ")");
        b.expect("t", "SELECT pg_try_advisory_lock(" + key + ")");
        b.wire().close();
        a.ask("SET lock_timeout = '2s'");
        a.ask("SELECT pg_advisory_lock(" + key + ")");
    }
}
