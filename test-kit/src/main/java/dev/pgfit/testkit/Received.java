package dev.pgfit.testkit;

import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.EventType;
import dev.pgfit.kit.json.ContractJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record as it lies on Kafka.
 *
 * @param headers as text; {@code ce_type} and the like, {@code dead-letter-reason} on a dead-letter topic
 */
public record Received(String topic, @Nullable String key, Map<String, String> headers, String body) {
    static Received of(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            byte[] value = header.value();
            headers.put(header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
        }
        String body = record.value();
        return new Received(record.topic(), record.key(), Map.copyOf(headers), body == null ? "" : body);
    }

    /** The event in it, unless it is none of ours or can't be read. */
    public Optional<Event> event() {
        return EventType.of(headers.getOrDefault("ce_type", "")).flatMap(type -> {
            try {
                return Optional.of(ContractJson.mapper().readValue(body, type.data()));
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }
}
