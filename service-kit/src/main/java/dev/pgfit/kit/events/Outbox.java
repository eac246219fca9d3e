package dev.pgfit.kit.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.EventType;
import dev.pgfit.kit.json.ContractJson;
import dev.pgfit.kit.tracing.RunTraces;
import dev.pgfit.kit.tracing.TraceContext;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;

/** The way out for every publisher: CloudEvents 1.0 in binary mode, keyed by run so that a run stays in order. */
@ApplicationScoped
public class Outbox {
    private final URI source;
    private final RunTraces traces;

    Outbox(@ConfigProperty(name = "quarkus.application.name") String service, RunTraces traces) {
        this.source = URI.create("/pgfit/" + service);
        this.traces = traces;
    }

    /** The event as a message with a fresh CloudEvents id. */
    public Message<String> message(Event event) {
        return message(event, UUID.randomUUID().toString());
    }

    /**
     * The event as a message.
     *
     * @param id the CloudEvents id: the same event sent again carries the same one, so that consumers can tell
     */
    public Message<String> message(Event event, String id) {
        return message(
                EventType.of(event),
                event.runId(),
                json(event),
                id,
                traces.current(event.runId()).orElse(null));
    }

    /**
     * An event that is JSON already as a message.
     *
     * @param json the event's data, as the contracts write it
     * @param id the CloudEvents id
     * @param trace the run's, if it has one
     */
    public Message<String> message(EventType type, UUID runId, String json, String id, @Nullable TraceContext trace) {
        var cloudEvent = OutgoingCloudEventMetadata.<String>builder()
                .withId(id)
                .withSource(source)
                .withType(type.type())
                .withSubject(runId.toString())
                .withTimestamp(ZonedDateTime.now(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .build();
        var record = OutgoingKafkaRecordMetadata.<String>builder().withKey(runId.toString());
        if (trace != null) {
            record.withHeaders(headers(trace));
        }
        return Message.of(json, Metadata.of(cloudEvent, record.build()));
    }

    private static Headers headers(TraceContext trace) {
        Headers headers = new RecordHeaders();
        trace.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }

    private static String json(Event event) {
        try {
            return ContractJson.mapper().writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
