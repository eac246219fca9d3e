package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.compat.wire.Batch;
import dev.pgfit.compat.wire.Bind;
import dev.pgfit.contracts.Layer;
import java.util.Set;

/** What a connection had prepared is gone with it. */
final class PreparedReconnect implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "prepared_reconnect",
                "A prepared name after reconnecting",
                Category.CONNECTION,
                true,
                Layer.TRANSPORT,
                new Purpose(
                        "A name that a closed connection had prepared, and one that a broken connection had, can be prepared anew.",
                        "PostgREST begins with the name 0 on every new connection, after db-pool-max-lifetime and after each failure.",
                        "PostgREST documentation, Connection Pool; PostgreSQL documentation, PREPARE",
                        "After the first reconnection requests fail with 42P05, HTTP 400, until the database is restarted."),
                Conditions.NONE,
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        Peers peers = new Peers(context);
        Peer first = peers.alone();
        run(first, "one");
        first.wire().close();
        Peer second = peers.join("the connection after one that was closed");
        run(second, "two");
        second.wire().abandon();
        run(peers.join("the connection after one that broke"), "three");
    }

    private static void run(Peer peer, String word) {
        String got = Answers.first(peer.run(
                "preparing and running statement 0",
                new Batch()
                        .parse("0", "SELECT '" + word + "'::text")
                        .bind(Bind.of("0"))
                        .execute()
                        .sync()));
        if (!word.equals(got)) {
            throw peer.peers().failed("%s: expected %s, got %s".formatted(peer.name(), word, got));
        }
    }
}
