package dev.pgfit.decision.edge;

import dev.pgfit.decision.run.RunState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Counts what is under way in PostgreSQL, by partial indexes that hold nothing else. */
@ApplicationScoped
public class OpenRunsStore {
    private final Pool pool;

    OpenRunsStore(Pool pool) {
        this.pool = pool;
    }

    Uni<OpenRuns> look(Instant now) {
        return pool.preparedQuery("select state, count(*) as runs, count(*) filter (where deadline <= $1) as overdue,"
                        + " (select count(*) from outbox where published_at is null) as unpublished,"
                        + " (select (extract(epoch from $1 - min(created_at)) * 1000)::bigint"
                        + " from outbox where published_at is null) as waited"
                        + " from run where ended_at is null group by rollup (state)")
                .execute(Tuple.of(RunStore.offset(now)))
                .map(OpenRunsStore::read);
    }

    /** The row without a state is the sum; it is there even when no run is. */
    private static OpenRuns read(RowSet<Row> rows) {
        Map<RunState, Long> states = new EnumMap<>(RunState.class);
        OpenRuns sum = OpenRuns.NONE;
        for (Row row : rows) {
            String state = row.getString("state");
            if (state == null) {
                Long waited = row.getLong("waited");
                sum = new OpenRuns(
                        states,
                        row.getLong("overdue"),
                        row.getLong("unpublished"),
                        waited == null ? Duration.ZERO : Duration.ofMillis(Math.max(0, waited)));
            } else {
                states.put(RunState.of(state).orElseThrow(), row.getLong("runs"));
            }
        }
        return sum;
    }
}
