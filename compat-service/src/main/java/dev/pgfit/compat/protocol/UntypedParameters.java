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
import dev.pgfit.compat.wire.Parameter;
import dev.pgfit.compat.wire.Reply;
import dev.pgfit.contracts.Layer;
import java.util.List;
import java.util.Set;

/** Parameters without a type get the one that the query gives them. */
final class UntypedParameters implements ProtocolCheck {
    private static final int UNKNOWN = 705;
    private static final int INT4 = 23;
    private static final int INT4_ARRAY = 1007;

    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "untyped_parameters",
                "Parameters of unknown type",
                Category.CONNECTION,
                true,
                Layer.ENGINE,
                new Purpose(
                        "Parameters given as text, without a type or of type unknown, are taken for what the query compares them with: a "
                                + "number, an array for = ANY, the texts of a JSON body.",
                        "PostgREST doesn't know the types of a filter's values and sends them all as unknown.",
                        "PostgREST documentation, Tables and Views, Operators; PostgreSQL documentation, Extended Query",
                        "Filters such as ?id=eq.1 and ?id=in.(1,2) fail with 42883 (404) or 22P02 (400)."),
                Conditions.NONE,
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        Peers peers = new Peers(context);
        peers.prepare(
                "CREATE TABLE item (id int PRIMARY KEY, name text)",
                "INSERT INTO item VALUES (1, 'a'), (2, 'b'), (3, 'c')");
        Peer peer = peers.alone();
        String sql = "SELECT string_agg(name, '' ORDER BY id) FROM item WHERE id = ANY ($1) AND id > $2";
        Bind bind = Bind.of("", Parameter.text("{1,2,3}"), Parameter.text("1"));
        for (int[] types : new int[][] {{}, {UNKNOWN, UNKNOWN}}) {
            Reply reply = peer.run(
                    sql,
                    new Batch()
                            .parse("", sql, types)
                            .describeStatement("")
                            .bind(bind)
                            .execute()
                            .sync());
            if (!reply.messages().contains(new BackendMessage.ParameterDescription(List.of(INT4_ARRAY, INT4)))) {
                throw peers.failed("expected parameters of the types int4[] and int4, got: " + reply.messages());
            }
            expect(peers, "bc", reply);
        }
        String body = "SELECT name FROM json_populate_recordset(NULL::item, $1)";
        expect(
                peers,
                "d",
                peer.run(
                        body,
                        new Batch()
                                .parse("", body, UNKNOWN)
                                .bind(Bind.of("", Parameter.text("[{\"id\":4,\"name\":\"d\"}]")))
                                .execute()
                                .sync()));
    }

    private static void expect(Peers peers, String expected, Reply reply) {
        String got = Answers.first(reply);
        if (!expected.equals(got)) {
            throw peers.failed("expected %s, got %s".formatted(expected, got));
        }
    }
}
