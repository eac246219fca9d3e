package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.wire.Batch;
import dev.pgfit.compat.wire.Reply;
import dev.pgfit.contracts.Layer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Rows can be loaded over the protocol, and a load that is given up leaves none. */
final class CopyFromStdin implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "copy_from_stdin",
                "COPY FROM STDIN",
                Category.CONNECTION,
                false,
                Layer.TRANSPORT,
                new Purpose(
                        "COPY FROM STDIN loads rows, one that the client gives up leaves none, and the session lives on.",
                        "pg_restore, psql and Supabase's import load data in this way.",
                        "PostgreSQL documentation, COPY Operations",
                        "Dumps can't be restored; a transport that doesn't know COPY may end for everybody."),
                Conditions.NONE.whichDestroy(),
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        Peers peers = new Peers(context);
        peers.prepare("CREATE TABLE t (id int, name text)");
        Peer peer = peers.alone();
        try {
            Reply loaded = copy(
                    peer, peers, data("1\tone\n2\t").copyData(bytes("two\n")).copyDone());
            Reply givenUp = copy(peer, peers, data("3\tthree\n").copyFail("enough"));
            if (!loaded.tags().toString().equals("[COPY 2]")) {
                throw peers.failed("expected COPY 2, got " + loaded.tags());
            }
            if (givenUp.error().isEmpty()) {
                throw peers.failed("a COPY that the client gave up ended without an error");
            }
        } catch (DatabaseException e) {
            throw peers.unanswered("COPY FROM STDIN", e);
        }
        peer.expect("1=one,2=two", "SELECT string_agg(id || '=' || name, ',' ORDER BY id) FROM t");
    }

    private static Reply copy(Peer peer, Peers peers, Batch rows) {
        peer.begin("COPY FROM STDIN", new Batch().query("COPY t FROM STDIN"), 'G');
        return peer.wire().exchange(rows, peers.soon());
    }

    private static Batch data(String rows) {
        return new Batch().copyData(bytes(rows));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
