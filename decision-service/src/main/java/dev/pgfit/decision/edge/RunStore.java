package dev.pgfit.decision.edge;

import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.decision.life.Life;
import dev.pgfit.decision.run.Run;
import dev.pgfit.decision.run.RunState;
import dev.pgfit.kit.tracing.TraceContext;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    Uni<Void> insert(SqlClient client, Run run, @Nullable TraceContext trace) {
        return client.preparedQuery("insert into run (id, state, spec, requested_at, deadline, ended_at, traceparent,"
                        + " tracestate) values ($1, $2, $3::text::jsonb, $4, $5, $6, $7, $8)")
                .execute(Tuple.tuple()
                        .addUUID(run.id())
                        .addString(run.state().text())
                        .addString(Json.write(run.spec()))
                        .addOffsetDateTime(offset(run.requestedAt()))
                        .addOffsetDateTime(offset(run.deadline()))
                        .addOffsetDateTime(run.endedAt() == null ? null : offset(run.endedAt()))
                        .addString(trace == null ? null : trace.traceparent())
                        .addString(trace == null ? null : trace.tracestate()))
                .replaceWithVoid();
    }

    Uni<Optional<Run>> find(UUID id) {
        return pool.preparedQuery("select " + COLUMNS + " from run where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> stream(rows).map(RunStore::run).findFirst());
    }

    /**
     * The known ones among the runs, held until the transaction ends: whatever else happens to them waits. In the order of
     * their ids, so that two who want the same ones don't wait for each other.
     */
    Uni<List<Held>> hold(SqlClient client, Collection<UUID> ids) {
        UUID[] wanted = ids.toArray(UUID[]::new);
        // one after the other on the connection: the reports are looked at when the runs are held
        return Uni.combine()
                .all()
                .unis(
                        client.preparedQuery(
                                        "select " + COLUMNS
                                                + ", last_event, traceparent, tracestate from run where id = any($1) order by id for update")
                                .execute(Tuple.of(wanted)),
                        client.preparedQuery("select run_id, phase from report where run_id = any($1)")
                                .execute(Tuple.of(wanted)))
                .asTuple()
                .map(both -> held(both.getItem1(), both.getItem2()));
    }

    /**
     * A run as it is kept.
     *
     * @param lastNotice number of the newest of its events
     * @param reported phases whose reports are in
     * @param trace where its trace began; {@code null}: it has none
     */
    record Held(
            Run run,
            long lastNotice,
            Set<Phase> reported,
            @Nullable TraceContext trace) {}

    private static List<Held> held(RowSet<Row> runs, RowSet<Row> reported) {
        Map<UUID, Set<Phase>> phases = stream(reported)
                .collect(Collectors.groupingBy(
                        row -> row.getUUID("run_id"),
                        Collectors.mapping(row -> ReportStore.phase(row.getString("phase")), Collectors.toSet())));
        return stream(runs)
                .map(row -> new Held(
                        run(row),
                        row.getLong("last_event"),
                        phases.getOrDefault(row.getUUID("id"), Set.of()),
                        trace(row)))
                .toList();
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

    Uni<List<UUID>> overdue(Instant now) {
        return pool.preparedQuery(
                        "select id from run where ended_at is null and deadline <= $1 order by deadline limit 100")
                .execute(Tuple.of(offset(now)))
                .map(rows -> stream(rows).map(row -> row.getUUID("id")).toList());
    }

    /** Removes some of the oldest runs, with all that belongs to them, if they have ended and were asked for before that. */
    Uni<Void> forget(Instant before) {
        return pool.preparedQuery("delete from run where id in (select id from run"
                        + " where requested_at < $1 and ended_at is not null order by requested_at, id limit 500)")
                .execute(Tuple.of(offset(before)))
                .replaceWithVoid();
    }

    /** Keeps what has become of runs. */
    Uni<Void> update(SqlClient client, Collection<Life> lives) {
        List<Life> changed =
                lives.stream().filter(life -> !life.notices().isEmpty()).toList();
        return Columns.of(changed)
                .add(UUID[]::new, life -> life.run().id())
                .add(String[]::new, life -> life.run().state().text())
                .add(OffsetDateTime[]::new, life -> life.run().state().ended() ? offset(life.now()) : null)
                .add(String[]::new, life -> life.run().reason())
                .add(Long[]::new, Life::lastNotice)
                .execute(
                        client,
                        "update run set state = changed.state, ended_at = changed.ended_at, reason = changed.reason,"
                                + " last_event = changed.last_event"
                                + " from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::bigint[])"
                                + " as changed (id, state, ended_at, reason, last_event) where run.id = changed.id");
    }

    static OffsetDateTime offset(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static java.util.stream.Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    /** Of a run's columns; {@code null}: it has no trace. */
    static @Nullable TraceContext trace(Row row) {
        return TraceContext.of(row.getString("traceparent"), row.getString("tracestate"))
                .orElse(null);
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
