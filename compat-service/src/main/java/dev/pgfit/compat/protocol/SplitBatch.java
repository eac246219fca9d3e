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

/** A query whose messages come in pieces isn't disturbed by what comes from elsewhere in between. */
final class SplitBatch implements ProtocolCheck {
    private static final Batch RUN = new Batch().execute().sync();

    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "split_batch",
                "A query in pieces beside another one",
                Category.CONNECTION,
                true,
                Layer.TRANSPORT,
                new Purpose(
                        "One connection sends Parse, another runs a whole query, the first goes on with Bind and Execute, and gets its "
                                + "own rows; the same with the other query between Bind and Execute.",
                        "Each connection of PostgREST's pool sends a query in several messages, and the network may part them anywhere.",
                        "PostgreSQL documentation, Extended Query: unnamed statement and portal are the session's",
                        "Requests at the same time get the rows of one another, with HTTP 200."),
                Conditions.NONE.withConnections(3),
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        Peers peers = new Peers(context);
        Peer a = peers.join("the first connection");
        Peer b = peers.join("the second connection");
        a.begin("Parse", new Batch().parse("", select("first")).flush(), '1');
        expect(b, "second", "first", whole("second"));
        expect(a, "first", "second", new Batch().bind(Bind.of("")).execute().sync());

        a.begin(
                "Parse and Bind",
                new Batch().parse("", select("third")).bind(Bind.of("")).flush(),
                '1',
                '2');
        expect(b, "fourth", "third", whole("fourth"));
        expect(a, "third", "fourth", RUN);
    }

    private static String select(String word) {
        return "SELECT '" + word + "'::text";
    }

    private static Batch whole(String word) {
        return new Batch().parse("", select(word)).bind(Bind.of("")).execute().sync();
    }

    private static void expect(Peer peer, String own, String others, Batch batch) {
        @Nullable String got = Answers.first(peer.run("the rest of the query", batch));
        if (others.equals(got)) {
            throw peer.peers().leak("%s got the rows of the other's query".formatted(peer.name()));
        }
        if (!own.equals(got)) {
            throw peer.peers().failed("%s: expected its own row '%s', got %s".formatted(peer.name(), own, got));
        }
    }
}
