package dev.pgfit.decision.edge;

import dev.pgfit.contracts.RunSpec;
import dev.pgfit.decision.run.Run;
import dev.pgfit.decision.run.RunState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Runs in PostgreSQL. */
@ApplicationScoped
public class RunStore {
    private static final String COLUMNS = "id, state, spec::text as spec, requested_at, deadline, ended_at, reason";

    private final Pool pool;

    RunStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> insert(SqlClient client, Run run) {
        return client.preparedQuery("insert into run (id, state, spec, requested_at, deadline)"
                        + " values ($1, $2, $3::text::jsonb, $4, $5)")
                .execute(Tuple.of(
                        run.id(),
                        run.state().text(),
                        Json.write(run.spec()),
                        offset(run.requestedAt()),
                        offset(run.deadline())))
                .replaceWithVoid();
    }

    Uni<Optional<Run>> find(UUID id) {
        return one(pool, "select " + COLUMNS + " from run where id = $1", id);
    }

    /** The run, held until the transaction ends: whatever else happens to it waits. */
    Uni<Optional<Run>> lock(SqlClient client, UUID id) {
        return one(client, "select " + COLUMNS + " from run where id = $1 for update", id);
    }

    /** Newest first; all states when none is given. */
    Uni<List<Run>> page(@Nullable RunState state, int page, int size) {
        return pool.preparedQuery("select " + COLUMNS + " from run where $1::text is null or state = $1"
                        + " order by requested_at desc, id desc limit $2 offset $3")
                .execute(Tuple.of(state == null ? null : state.text(), size, (long) page * size))
                .map(rows -> stream(rows).map(RunStore::run).toList());
    }

    Uni<Long> count(@Nullable RunState state) {
        return pool.preparedQuery("select count(*) from run where $1::text is null or state = $1")
                .execute(Tuple.of(state == null ? null : state.text()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<Long> countOpen() {
        return pool.query("select count(*) from run where ended_at is null")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<List<UUID>> overdue(Instant now) {
        return pool.preparedQuery(
                        "select id from run where ended_at is null and deadline <= $1 order by deadline limit 100")
                .execute(Tuple.of(offset(now)))
                .map(rows -> stream(rows).map(row -> row.getUUID("id")).toList());
    }

    /** Moves an open run forwards; false when it was there already or farther. */
    Uni<Boolean> advance(SqlClient client, UUID id, RunState state) {
        var before = state.before().stream().map(RunState::text).toArray(String[]::new);
        return client.preparedQuery("update run set state = $2 where id = $1 and ended_at is null and state = any($3)")
                .execute(Tuple.of(id, state.text(), before))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> end(SqlClient client, UUID id, RunState state, Instant at, @Nullable String reason) {
        return client.preparedQuery(
                        "update run set state = $2, ended_at = $3, reason = $4 where id = $1 and ended_at is null")
                .execute(Tuple.of(id, state.text(), offset(at), reason))
                .replaceWithVoid();
    }

    static OffsetDateTime offset(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static java.util.stream.Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static Uni<Optional<Run>> one(SqlClient client, String sql, UUID id) {
        return client.preparedQuery(sql)
                .execute(Tuple.of(id))
                .map(rows -> stream(rows).map(RunStore::run).findFirst());
    }

    private static Run run(Row row) {
        OffsetDateTime ended = row.getOffsetDateTime("ended_at");
        return new Run(
                row.getUUID("id"),
                RunState.of(row.getString("state")).orElseThrow(),
                Json.read(row.getString("spec"), RunSpec.class),
                row.getOffsetDateTime("requested_at").toInstant(),
                row.getOffsetDateTime("deadline").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("reason"));
    }
}
