package dev.pgfit.decision.edge;

import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.EventType;
import dev.pgfit.kit.tracing.TraceContext;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Events that are to be published, written in the transaction that they tell of. */
@ApplicationScoped
public class OutboxStore {
    /** Stays under the emitters' buffer. */
    private static final int BATCH = 64;

    /** Decisions are taken from where they have just been stored. */
    Uni<Void> add(SqlClient client, Collection<? extends Event> events, Instant at) {
        Map<Boolean, List<Event>> byDecision =
                events.stream().collect(Collectors.partitioningBy(Decision.class::isInstance));
        return Uni.join()
                .all(
                        addDecisions(client, byDecision.getOrDefault(true, List.of()), at),
                        addOthers(client, byDecision.getOrDefault(false, List.of()), at))
                .andFailFast()
                .replaceWithVoid();
    }

    private static Uni<Void> addDecisions(SqlClient client, List<Event> decisions, Instant at) {
        return Columns.of(decisions)
                .add(UUID[]::new, Event::runId)
                .add(String[]::new, event -> EventType.DECISION_MADE.type())
                .add(OffsetDateTime[]::new, event -> RunStore.offset(at))
                .execute(
                        client,
                        "insert into outbox (run_id, type, body, created_at) select run_id, type, body, at"
                                + " from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as told (run_id, type, at)"
                                + " join decision using (run_id)");
    }

    private static Uni<Void> addOthers(SqlClient client, List<Event> events, Instant at) {
        return Columns.<Event>of(events)
                .add(UUID[]::new, Event::runId)
                .add(String[]::new, event -> EventType.of(event).type())
                .add(String[]::new, Json::write)
                .add(OffsetDateTime[]::new, event -> RunStore.offset(at))
                .execute(
                        client,
                        "insert into outbox (run_id, type, body, created_at) select id, type, body::json, at"
                                + " from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[])"
                                + " as told (id, type, body, at)");
    }

    /** The oldest unpublished events, held until the transaction ends, so that instances take turns; with their runs' traces. */
    Uni<List<Pending>> pending(SqlClient client) {
        return client.preparedQuery("select outbox.id, run_id, type, body::text as body, traceparent, tracestate"
                        + " from outbox join run on run.id = run_id where published_at is null"
                        + " order by outbox.id limit $1 for update of outbox")
                .execute(Tuple.of(BATCH))
                .map(rows -> RunStore.stream(rows)
                        .map(row -> new Pending(
                                row.getLong("id"),
                                row.getUUID("run_id"),
                                EventType.of(row.getString("type")).orElseThrow(),
                                row.getString("body"),
                                RunStore.trace(row)))
                        .toList());
    }

    /** The commit doesn't wait for the disk: should a crash undo it, they are published twice, which is allowed. */
    Uni<Void> published(SqlClient client, List<Pending> events, Instant at) {
        return client.query("set local synchronous_commit = off")
                .execute()
                .flatMap(set -> client.preparedQuery("update outbox set published_at = $2 where id = any($1)")
                        .execute(Tuple.of(events.stream().map(Pending::id).toArray(Long[]::new), RunStore.offset(at))))
                .replaceWithVoid();
    }

    /**
     * One event that Kafka has not confirmed.
     *
     * @param body as it is published, to the byte
     * @param trace the run's; {@code null}: it has none
     */
    record Pending(
            long id,
            UUID runId,
            EventType type,
            String body,
            @Nullable TraceContext trace) {
        /** The same whenever it is published, so that consumers can tell a repetition. */
        String cloudEventId() {
            var name = runId + "/" + type.type();
            return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        }
    }
}
