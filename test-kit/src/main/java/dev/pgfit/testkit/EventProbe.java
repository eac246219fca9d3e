package dev.pgfit.testkit;

import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.EventType;
import dev.pgfit.contracts.Topic;
import dev.pgfit.kit.json.ContractJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * A test's ears and mouth on one topic: sees everything that lies on it (from its beginning) and on its dead-letter
 * topic, and publishes to it as the services do. Not thread-safe.
 */
public final class EventProbe implements AutoCloseable {
    private static final String DEAD_LETTER_SUFFIX = ".dlq";

    private final String topic;
    private final TopicReader events;
    private final TopicReader deadLetters;
    private final TopicWriter writer;

    private EventProbe(String bootstrap, String topic) {
        this.topic = topic;
        this.events = new TopicReader(bootstrap, topic);
        this.deadLetters = new TopicReader(bootstrap, topic + DEAD_LETTER_SUFFIX);
        this.writer = new TopicWriter(bootstrap, topic);
    }

    /** A probe on a topic by its full name. */
    public static EventProbe on(String bootstrap, String topic) {
        return new EventProbe(bootstrap, topic);
    }

    /** A probe on a topic of the application under test (in a {@code @QuarkusTest} with {@link KafkaResource}). */
    public static EventProbe on(Topic topic) {
        var config = ConfigProvider.getConfig();
        String prefix =
                config.getOptionalValue("pgfit.topics.prefix", String.class).orElse(Topic.DEFAULT_PREFIX);
        return on(config.getValue("kafka.bootstrap.servers", String.class), topic.name(prefix));
    }

    /** Publishes an event under a fresh CloudEvents id; returns when the broker has it. */
    public void send(Event event) {
        send(event, UUID.randomUUID().toString());
    }

    /** Publishes an event under a CloudEvents id of one's own; returns when the broker has it. */
    public void send(Event event, String id) {
        sendRaw(headers(event, id), event.runId().toString(), json(event));
    }

    /** Publishes anything, also what is no event at all. */
    public void sendRaw(Map<String, String> headers, @Nullable String key, String body) {
        writer.write(headers, key, body);
    }

    /** See {@link #sendRaw(Map, String, String)}; the record has no key. */
    public void sendRaw(Map<String, String> headers, String body) {
        sendRaw(headers, null, body);
    }

    /** The headers that an event travels with; to be changed for tests of bad ones. */
    public static Map<String, String> headers(Event event, String id) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_source", "/pgfit/test");
        headers.put("ce_type", EventType.of(event).type());
        headers.put("ce_subject", event.runId().toString());
        headers.put("ce_time", OffsetDateTime.now(ZoneOffset.UTC).toString());
        headers.put("content-type", "application/json");
        return headers;
    }

    /** The first event of a type that is as asked, as soon as it is there. */
    public <E extends Event> E await(Class<E> type, Predicate<? super E> wanted, Duration patience) {
        return await(
                events,
                received -> received.event()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .filter(wanted),
                type.getSimpleName(),
                patience);
    }

    /** The first event of a type about a run. */
    public <E extends Event> E await(Class<E> type, UUID runId, Duration patience) {
        return await(type, event -> event.runId().equals(runId), patience);
    }

    /** The first record that is as asked. */
    public Received awaitRaw(Predicate<Received> wanted, Duration patience) {
        return await(events, received -> Optional.of(received).filter(wanted), "record", patience);
    }

    /** The first dead letter that is as asked; its headers say why it is one. */
    public Received awaitDeadLetter(Predicate<Received> wanted, Duration patience) {
        return await(deadLetters, received -> Optional.of(received).filter(wanted), "dead letter", patience);
    }

    /** Fails when such a dead letter is there now. */
    public void expectNoDeadLetter(Predicate<Received> unwanted) {
        deadLetters.readWhatIsThere();
        deadLetters.seen().stream().filter(unwanted).findFirst().ifPresent(found -> {
            throw new AssertionError("unwanted on " + topic + DEAD_LETTER_SUFFIX + ": " + found);
        });
    }

    /** Every event of a type that is on the topic now. */
    public <E extends Event> List<E> all(Class<E> type) {
        events.readWhatIsThere();
        return events.seen().stream()
                .flatMap(received -> received.event().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Fails when such an event is there or comes within the given time. */
    public <E extends Event> void expectNone(Class<E> type, Predicate<? super E> unwanted, Duration patience) {
        Optional<E> found = search(
                events,
                received -> received.event()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .filter(unwanted),
                patience);
        found.ifPresent(event -> {
            throw new AssertionError("unwanted on " + topic + ": " + event);
        });
    }

    @Override
    public void close() {
        events.close();
        deadLetters.close();
        writer.close();
    }

    private static <T> T await(
            TopicReader reader, Function<Received, Optional<T>> pick, String what, Duration patience) {
        return search(reader, pick, patience)
                .orElseThrow(() -> new AssertionError("no " + what + " as asked on " + reader.topic() + " within "
                        + patience + "; there was: " + reader.seen()));
    }

    private static <T> Optional<T> search(TopicReader reader, Function<Received, Optional<T>> pick, Duration patience) {
        Instant end = Instant.now().plus(patience);
        int looked = 0;
        while (true) {
            List<Received> seen = reader.seen();
            for (; looked < seen.size(); looked++) {
                Optional<T> picked = pick.apply(seen.get(looked));
                if (picked.isPresent()) {
                    return picked;
                }
            }
            if (!Instant.now().isBefore(end)) {
                return Optional.empty();
            }
            reader.poll(Duration.ofMillis(100));
        }
    }

    private static String json(Event event) {
        try {
            return ContractJson.mapper().writeValueAsString(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
