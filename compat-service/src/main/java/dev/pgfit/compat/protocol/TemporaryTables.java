package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.compat.wire.BackendMessage;
import dev.pgfit.compat.wire.Batch;
import dev.pgfit.compat.wire.Reply;
import dev.pgfit.contracts.Layer;
import java.util.Set;

/** A temporary table is its session's own. */
final class TemporaryTables implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "temporary_tables",
                "Temporary tables per session",
                Category.TRANSACTIONS,
                true,
                Layer.TRANSPORT,
                new Purpose(
                        "Two connections have temporary tables of the same name with rows of their own; a third has none, and a table "
                                + "is gone with its connection.",
                        "Functions that keep intermediate results run on several connections of a pool at the same time.",
                        "PostgreSQL documentation, CREATE TABLE, TEMPORARY",
                        "Functions fail with 42P07 (400), or work with another request's rows."),
                Conditions.NONE.withConnections(4),
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        Peers peers = new Peers(context);
        Peer a = peers.join("the first connection");
        Peer b = peers.join("the second connection");
        Peer c = peers.join("the third connection");
        a.ask("CREATE TEMP TABLE scratch AS SELECT 'first' AS owner");
        expectNone(c);
        b.ask("CREATE TEMP TABLE scratch AS SELECT 'second' AS owner");
        a.expect("first", "SELECT string_agg(owner, ',') FROM scratch");
        b.expect("second", "SELECT string_agg(owner, ',') FROM scratch");
        a.wire().close();
        expectNone(c);
    }

    private static void expectNone(Peer peer) {
        Reply reply =
                peer.attempt("reading a table that it doesn't have", new Batch().query("SELECT owner FROM scratch"));
        if (!reply.rows().isEmpty()) {
            throw peer.peers().leak("%s read the temporary table of another: %s".formatted(peer.name(), reply.texts()));
        }
        String sqlState =
                reply.error().map(BackendMessage.ErrorResponse::sqlState).orElse("none");
        if (!sqlState.equals("42P01")) {
            throw peer.peers().failed("%s: expected error 42P01, got %s".formatted(peer.name(), sqlState));
        }
    }
}
