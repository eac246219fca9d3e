package dev.pgfit.decision.edge;

import dev.pgfit.decision.life.Life;
import dev.pgfit.decision.life.Notice;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What people who watch a run are told, in PostgreSQL, so that a stream can begin at any event. */
@ApplicationScoped
public class RunEventStore {
    private final Pool pool;

    RunEventStore(Pool pool) {
        this.pool = pool;
    }

    /** One that is kept already, because Kafka delivered it again, is not kept twice. */
    Uni<Void> add(SqlClient client, Collection<Life> lives) {
        List<Kept> notices = lives.stream()
                .flatMap(life -> life.notices().stream()
                        .map(notice -> new Kept(life.run().id(), notice)))
                .toList();
        return Columns.of(notices)
                .add(UUID[]::new, Kept::runId)
                .add(Long[]::new, kept -> kept.notice().number())
                .add(String[]::new, kept -> kept.notice().kind())
                .add(String[]::new, kept -> Json.write(kept.notice().body()))
                .execute(
                        client,
                        "insert into run_event (run_id, number, kind, body, digest)"
                                + " select id, number, kind, body::json, md5(kind || body)"
                                + " from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[])"
                                + " as told (id, number, kind, body) on conflict do nothing");
    }

    private record Kept(UUID runId, Notice notice) {}

    /** The events after a number, and whether there will be no more. */
    Uni<Batch> after(UUID runId, long number) {
        // whether it has ended is read first: the last event is committed together with the end
        return pool.preparedQuery("select ended_at is not null from run where id = $1")
                .execute(Tuple.of(runId))
                .map(rows -> RunStore.stream(rows)
                        .findFirst()
                        .map(row -> row.getBoolean(0))
                        .orElse(true))
                .flatMap(ended -> pool.preparedQuery("select number, kind, body::text as body from run_event"
                                + " where run_id = $1 and number > $2 order by number")
                        .execute(Tuple.of(runId, number))
                        .map(rows -> new Batch(
                                RunStore.stream(rows)
                                        .map(row -> new Entry(
                                                row.getLong("number"), row.getString("kind"), row.getString("body")))
                                        .toList(),
                                ended)));
    }

    /** One event as it is kept; the body is JSON. */
    record Entry(long number, String kind, String body) {}

    /** Events in order. */
    record Batch(List<Entry> entries, boolean last) {}
}
