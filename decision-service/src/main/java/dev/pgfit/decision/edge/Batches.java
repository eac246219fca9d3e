package dev.pgfit.decision.edge;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.Stream;

/** One statement for many rows, in one round trip. */
final class Batches {
    private Batches() {}

    static Uni<Void> execute(SqlClient client, String sql, Stream<Tuple> rows) {
        List<Tuple> all = rows.toList();
        return all.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(sql).executeBatch(all).replaceWithVoid();
    }
}
