package dev.pgfit.decision.edge;

import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.EventType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events that are to be published, written in the transaction that they tell of. */
@ApplicationScoped
public class OutboxStore {
    /** Stays under the emitters' buffer. */
    private static final int BATCH = 64;

    Uni<Void> add(SqlClient client, Event event, Instant at) {
        return client.preparedQuery(
                        "insert into outbox (run_id, type, body, created_at)" + " values ($1, $2, $3::text::json, $4)")
                .execute(Tuple.of(event.runId(), EventType.of(event).type(), Json.write(event), RunStore.offset(at)))
                .replaceWithVoid();
    }

    /** The oldest unpublished events, held until the transaction ends, so that instances take turns. */
    Uni<List<Pending>> pending(SqlClient client) {
        return client.preparedQuery("select id, type, body::text as body from outbox where published_at is null"
                        + " order by id limit $1 for update")
                .execute(Tuple.of(BATCH))
                .map(rows -> RunStore.stream(rows)
                        .map(row -> new Pending(row.getLong("id"), row.getString("type"), row.getString("body")))
                        .toList());
    }

    Uni<Void> published(SqlClient client, List<Pending> events, Instant at) {
        return client.preparedQuery("update outbox set published_at = $2 where id = any($1)")
                .execute(Tuple.of(events.stream().map(Pending::id).toArray(Long[]::new), RunStore.offset(at)))
                .replaceWithVoid();
    }

    /** One event that Kafka has not confirmed. */
    record Pending(long id, String type, String body) {
        Event event() {
            return Json.read(body, EventType.of(type).orElseThrow().data());
        }

        /** The same whenever it is published, so that consumers can tell a repetition. */
        String cloudEventId() {
            var name = event().runId() + "/" + type;
            return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        }
    }
}
