package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.compat.wire.BackendMessage;
import dev.pgfit.compat.wire.Batch;
import dev.pgfit.compat.wire.Bind;
import dev.pgfit.compat.wire.Reply;
import dev.pgfit.contracts.Layer;
import java.util.Set;

/** After an error nothing of a pipeline is done up to its Sync, and what was done before is undone. */
final class PipelinedError implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "pipelined_error",
                "An error in a pipeline",
                Category.CONNECTION,
                false,
                Layer.TRANSPORT,
                new Purpose(
                        "Of several statements before one Sync the second fails: there is one error, the third isn't run, the "
                                + "first is rolled back, and the next pipeline works.",
                        "Drivers send BEGIN, settings and query without waiting; a query must not run if the role before it was "
                                + "not set.",
                        "PostgreSQL documentation, Extended Query and Pipelining",
                        "A query runs although its settings failed, with the wrong role, or answers are taken for those of other "
                                + "queries."),
                Conditions.NONE,
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        Peers peers = new Peers(context);
        peers.prepare("CREATE TABLE t (id int PRIMARY KEY)");
        Peer peer = peers.alone();
        Reply reply = peer.attempt(
                "a pipeline with an error",
                statement(
                                statement(statement(new Batch(), "INSERT INTO t VALUES (1)"), "SELECT 1 / 0"),
                                "INSERT INTO t VALUES (2)")
                        .sync());
        String sqlState =
                reply.error().map(BackendMessage.ErrorResponse::sqlState).orElse("none");
        if (!sqlState.equals("22012")) {
            throw peers.failed("expected error 22012 of the pipeline's second statement, got " + sqlState);
        }
        if (!(reply.messages().getLast() instanceof BackendMessage.ErrorResponse)
                || reply.tags().size() != 1) {
            throw peers.failed("the pipeline went on after its error: " + reply.messages());
        }
        if (reply.status() != 'I') {
            throw peers.failed("after Sync the session must be idle, but its status is " + reply.status());
        }
        Reply next = peer.run(
                "a pipeline after the error",
                statement(new Batch(), "SELECT count(*)::text FROM t").sync());
        if (!next.texts().toString().equals("[[0]]")) {
            throw peers.failed(
                    "expected that nothing of the failed pipeline is left, but rows are there: " + next.texts());
        }
    }

    private static Batch statement(Batch batch, String sql) {
        return batch.parse("", sql).bind(Bind.of("").asText()).execute();
    }
}
