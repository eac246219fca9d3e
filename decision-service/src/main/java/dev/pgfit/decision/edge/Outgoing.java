package dev.pgfit.decision.edge;

import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.EventType;
import dev.pgfit.kit.tracing.TraceContext;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event that Kafka has not confirmed.
 *
 * @param body as it is published, to the byte
 * @param trace the run's; {@code null}: it has none
 */
record Outgoing(
        UUID runId, EventType type, String body, @Nullable TraceContext trace) {
    static Outgoing of(Event event, @Nullable TraceContext trace) {
        return new Outgoing(event.runId(), EventType.of(event), Json.write(event), trace);
    }

    /** The same whenever it is published, so that consumers can tell a repetition. */
    String cloudEventId() {
        var name = runId + "/" + type.type();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    boolean isDecision() {
        return type == EventType.DECISION_MADE;
    }
}
