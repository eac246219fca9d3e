package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.Needs;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.contracts.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** Ten connections at work, as PostgREST's pool: every user sees his own rows, all of them, and never another's. */
final class PooledRequests implements ProtocolCheck {
    private static final int POOL = 10;
    private static final int REQUESTS = 400;
    private static final int USERS = 7;

    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "pooled_requests",
                "Ten connections of role transactions",
                Category.CONNECTION,
                true,
                Layer.TRANSPORT,
                new Purpose(
                        "400 requests over ten connections at the same time, each a transaction that sets a role and a user's claims and "
                                + "reads that user's rows under row-level security, are all answered rightly, without prepared names.",
                        "It is how PostgREST serves: a pool of ten (db-pool), and per request BEGIN, set_config, query, COMMIT.",
                        "PostgREST documentation, Transactions and Connection Pool",
                        "Users get the rows of other users, or all rows, with HTTP 200; or requests fail at random."),
                Conditions.NONE.withConnections(POOL + 1),
                Set.of());
    }

    @Override
    public Needs needs() {
        return new Needs(List.of(new Needs.Role("web", "NOLOGIN")), List.of());
    }

    @Override
    public void probe(CheckContext context) {
        Peers peers = new Peers(context);
        peers.prepare(
                "CREATE TABLE note (owner text, id int)",
                "INSERT INTO note SELECT 'user_' || u, 10 * u + n FROM generate_series(0, %d) u, generate_series(1, 3) n"
                        .formatted(USERS - 1),
                "ALTER TABLE note ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY own ON note USING (owner = current_setting('request.jwt.claims', true)::json ->> 'sub')",
                "GRANT USAGE ON SCHEMA ${schema} TO ${role.web}",
                "GRANT SELECT ON note TO ${role.web}");
        int size = size(context);
        List<Peer> pool = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            pool.add(peers.join("connection %d of %d".formatted(i, POOL)));
        }
        Tally tally = new Tally();
        List<Callable<Boolean>> workers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            PooledWorker worker = new PooledWorker(pool.get(i), peers, tally);
            int first = i;
            workers.add(() -> worker.serve(first, REQUESTS, size, USERS));
        }
        Together.all(workers);
        tally.judge(REQUESTS, peers);
        if (context.maxConnections().orElse(POOL) < POOL) {
            throw peers.failed("%d connections answered rightly, but not ten".formatted(size));
        }
    }

    /** The check's own session counts as one where the transport serves just ten. */
    private static int size(CheckContext context) {
        return Math.clamp(context.maxConnections().orElse(POOL + 1) - 1, 1, POOL);
    }
}
