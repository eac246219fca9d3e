package dev.pgfit.decision.edge;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Many rows as the parameters of one statement: an array for each column, which the statement unnests.
 *
 * <pre>{@code
 * Columns.of(notices).add(Long[]::new, Notice::number).add(String[]::new, Notice::kind).execute(client,
 *         "insert into notice (number, kind) select * from unnest($1::bigint[], $2::text[])");
 * }</pre>
 */
final class Columns<T> {
    private final List<T> rows;
    private final Tuple columns = Tuple.tuple();

    private Columns(List<T> rows) {
        this.rows = rows;
    }

    static <T> Columns<T> of(Collection<? extends T> rows) {
        return new Columns<>(List.copyOf(rows));
    }

    <C> Columns<T> add(IntFunction<C[]> array, Function<? super T, ? extends @Nullable C> value) {
        columns.addValue(rows.stream().map(value).toArray(array));
        return this;
    }

    /** Without rows nothing is asked of the store. */
    Uni<Void> execute(SqlClient client, String sql) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(sql).execute(columns).replaceWithVoid();
    }
}
