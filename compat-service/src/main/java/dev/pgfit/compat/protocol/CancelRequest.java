package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.database.NoAnswer;
import dev.pgfit.compat.wire.BackendMessage;
import dev.pgfit.compat.wire.Batch;
import dev.pgfit.compat.wire.Reply;
import dev.pgfit.contracts.Layer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A query can be ended from another connection, and its own lives on. */
final class CancelRequest implements ProtocolCheck {
    /** The query's length at home; long beside a cancellation, and short for who can't be cancelled. */
    private static final int SECONDS = 2;

    private static final Duration INTERVAL = Duration.ofMillis(150);
    private static final Duration GRACE = Duration.ofSeconds(2);

    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "cancel_request",
                "Cancelling a query",
                Category.CONNECTION,
                false,
                Layer.TRANSPORT,
                new Purpose(
                        "A CancelRequest ends a running query with 57014, and the session is usable afterwards.",
                        "Clients, consoles and poolers end queries in this way when a user or a request is gone.",
                        "PostgreSQL documentation, Canceling Requests in Progress; error code 57014",
                        "A long query can't be stopped: it holds its connection, and here the engine, until it ends."),
                Conditions.NONE.withConnections(2),
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        Peers peers = new Peers(context);
        Peer peer = peers.alone();
        int seconds = SECONDS * context.pace();
        try {
            peer.wire().send(new Batch().query("SELECT pg_sleep(%d)".formatted(seconds)), peers.soon());
            judge(peers, insist(peer, peers), seconds);
        } catch (DatabaseException e) {
            throw peers.unanswered("cancelling a query", e);
        }
        peer.expect("1", "SELECT 1");
    }

    /** Cancels again and again until the query has ended: a request that comes before the query has begun is lost. */
    private static List<BackendMessage> insist(Peer peer, Peers peers) {
        List<BackendMessage> answer = new ArrayList<>();
        Deadline end = peers.within(Duration.ofSeconds(SECONDS).plus(GRACE));
        while (true) {
            Optional<BackendMessage> next = peer.wire().poll(peers.within(INTERVAL));
            if (next.isEmpty()) {
                if (end.passed()) {
                    throw new NoAnswer("the query and to its cancellation", end.budget());
                }
                peer.wire().cancel(peers.within(INTERVAL));
            } else if (next.get() instanceof BackendMessage.ReadyForQuery) {
                return answer;
            } else {
                answer.add(next.get());
            }
        }
    }

    private static void judge(Peers peers, List<BackendMessage> answer, int seconds) {
        String sqlState = new Reply(answer, 'I')
                .error()
                .map(BackendMessage.ErrorResponse::sqlState)
                .orElse("none");
        if (!sqlState.equals("57014")) {
            throw peers.failed(
                    "expected error 57014, got %s: the query of %d s ran to its end".formatted(sqlState, seconds));
        }
    }
}
