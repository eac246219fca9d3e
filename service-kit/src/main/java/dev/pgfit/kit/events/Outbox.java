package dev.pgfit.kit.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.EventType;
import dev.pgfit.kit.json.ContractJson;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** The way out for every publisher: CloudEvents 1.0 in binary mode, keyed by run so that a run stays in order. */
@ApplicationScoped
public class Outbox {
    private final URI source;

    Outbox(@ConfigProperty(name = "quarkus.application.name") String service) {
        this.source = URI.create("/pgfit/" + service);
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
        return message(EventType.of(event), event.runId(), json(event), id);
    }

    /**
     * An event that is JSON already as a message.
     *
     * @param json the event's data, as the contracts write it
     * @param id the CloudEvents id
     */
    public Message<String> message(EventType type, UUID runId, String json, String id) {
        var cloudEvent = OutgoingCloudEventMetadata.<String>builder()
                .withId(id)
                .withSource(source)
                .withType(type.type())
                .withSubject(runId.toString())
                .withTimestamp(ZonedDateTime.now(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .build();
        var record = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(runId.toString())
                .build();
        return Message.of(json, Metadata.of(cloudEvent, record));
    }

    private static String json(Event event) {
        try {
            return ContractJson.mapper().writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
