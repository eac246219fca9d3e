package dev.pgfit.decision.edge;

import dev.pgfit.contracts.EventType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Events that are to be published, written in the transaction that they tell of. */
@ApplicationScoped
public class OutboxStore {
    /** Stays under the emitters' buffer. */
    private static final int BATCH = 64;

    /** Decisions are taken from where they have just been stored. */
    Uni<Void> add(SqlClient client, Collection<Outgoing> events, Instant at) {
        Map<Boolean, List<Outgoing>> byDecision =
                events.stream().collect(Collectors.partitioningBy(Outgoing::isDecision));
        return Uni.join()
                .all(
                        addDecisions(client, byDecision.getOrDefault(true, List.of()), at),
                        addOthers(client, byDecision.getOrDefault(false, List.of()), at))
                .andFailFast()
                .replaceWithVoid();
    }

    private static Uni<Void> addDecisions(SqlClient client, List<Outgoing> decisions, Instant at) {
        return Columns.of(decisions)
                .add(UUID[]::new, Outgoing::runId)
                .add(String[]::new, event -> event.type().type())
                .add(OffsetDateTime[]::new, event -> RunStore.offset(at))
                .execute(
                        client,
                        "insert into outbox (run_id, type, body, created_at) select run_id, type, body, at"
                                + " from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as told (run_id, type, at)"
                                + " join decision using (run_id)");
    }

    private static Uni<Void> addOthers(SqlClient client, List<Outgoing> events, Instant at) {
        return Columns.of(events)
                .add(UUID[]::new, Outgoing::runId)
                .add(String[]::new, event -> event.type().type())
                .add(String[]::new, Outgoing::body)
                .add(OffsetDateTime[]::new, event -> RunStore.offset(at))
                .execute(
                        client,
                        "insert into outbox (run_id, type, body, created_at) select id, type, body::json, at"
                                + " from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[])"
                                + " as told (id, type, body, at)");
    }

    /**
     * The oldest unpublished events, held until the transaction ends, so that instances take turns; with their runs' traces.
     *
     * @param decidedBefore a decision that was stored later is being published by who stored it
     */
    Uni<List<Outgoing>> pending(SqlClient client, Instant decidedBefore) {
        return client.preparedQuery("select run_id, type, body::text as body, traceparent, tracestate"
                        + " from outbox join run on run.id = run_id where published_at is null"
                        + " and (type <> $2 or created_at < $3) order by outbox.id limit $1 for update of outbox")
                .execute(Tuple.of(BATCH, EventType.DECISION_MADE.type(), RunStore.offset(decidedBefore)))
                .map(rows -> RunStore.stream(rows)
                        .map(row -> new Outgoing(
                                row.getUUID("run_id"),
                                EventType.of(row.getString("type")).orElseThrow(),
                                row.getString("body"),
                                RunStore.trace(row)))
                        .toList());
    }

    /** The commit doesn't wait for the disk: should a crash undo it, they are published twice, which is allowed. */
    Uni<Void> published(SqlClient client, List<Outgoing> events, Instant at) {
        return Columns.of(events)
                .add(UUID[]::new, Outgoing::runId)
                .add(String[]::new, event -> event.type().type())
                .add(OffsetDateTime[]::new, event -> RunStore.offset(at))
                .execute(
                        client,
                        "update outbox set published_at = sent.at"
                                + " from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as sent (run_id, type, at)"
                                + " where outbox.run_id = sent.run_id and outbox.type = sent.type"
                                // for this transaction only
                                + " and set_config('synchronous_commit', 'off', true) is not null");
    }
}
