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
import org.jspecify.annotations.Nullable;

/** Each connection has its own prepared statements. */
final class PreparedNames implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "prepared_names",
                "The same prepared name on two connections",
                Category.CONNECTION,
                true,
                Layer.TRANSPORT,
                new Purpose(
                        "Two connections prepare different statements under the same name, and each runs its own.",
                        "PostgREST names its prepared statements 0, 1, 2 … on each connection of its pool.",
                        "PostgREST documentation, Prepared Statements (db-prepared-statements); hasql's source",
                        "The second request on another connection fails with 42P05 or 26000, HTTP 400, or runs another request's "
                                + "statement."),
                Conditions.NONE.withConnections(3),
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        Peers peers = new Peers(context);
        Peer a = peers.join("the first connection");
        Peer b = peers.join("the second connection");
        a.run("preparing statement 0", prepare("of the first"));
        b.run("preparing statement 0", prepare("of the second"));
        expect(a, "of the first", "of the second");
        expect(b, "of the second", "of the first");
    }

    private static Batch prepare(String answer) {
        return new Batch().parse("0", "SELECT '" + answer + "'::text").sync();
    }

    private static void expect(Peer peer, String own, String others) {
        @Nullable
        String got = Answers.first(peer.run(
                "running statement 0", new Batch().bind(Bind.of("0")).execute().sync()));
        if (others.equals(got)) {
            throw peer.peers().leak("%s ran the statement of the other".formatted(peer.name()));
        }
        if (!own.equals(got)) {
            throw peer.peers().failed("%s: expected %s, got %s".formatted(peer.name(), own, got));
        }
    }
}
