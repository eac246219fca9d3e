package dev.pgfit.kit.events;

import dev.pgfit.contracts.Event;
import dev.pgfit.kit.metrics.EventMetrics;
import dev.pgfit.kit.sharing.Unsettled;
import dev.pgfit.kit.tracing.RunLog;
import dev.pgfit.kit.tracing.RunTraces;
import dev.pgfit.kit.tracing.TraceContext;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The way in for every consumer: decode, hand over, and acknowledge when the work is done. A crash before that makes
 * Kafka deliver the event again; what can't be decoded or handled goes to the dead-letter topic with the reason.
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final String DEAD_LETTER_SUFFIX = ".dlq";
    private static final TopicPartition NO_PARTITION = new TopicPartition("unknown", 0);

    private final EventDecoder decoder;
    private final EventMetrics metrics;
    private final Unsettled unsettled;
    private final RunTraces traces;

    Inbox(EventDecoder decoder, EventMetrics metrics, Unsettled unsettled, RunTraces traces) {
        this.decoder = decoder;
        this.metrics = metrics;
        this.unsettled = unsettled;
        this.traces = traces;
    }

    /**
     * Handles one message.
     *
     * @param family what the channel carries
     * @param handler starts the work; its stage completes when the event may be acknowledged
     * @return completed at once, so that long work doesn't hold up the channel
     */
    public <E extends Event> CompletionStage<Void> handle(
            Message<String> message, Class<E> family, Function<E, ? extends CompletionStage<?>> handler) {
        TopicPartition partition = partitionOf(message);
        EventMetrics.Topic topic = metrics.of(partition.topic());
        topic.taken();
        E event;
        try {
            event = decoder.decode(typeOf(message), message.getPayload(), family);
        } catch (RuntimeException e) {
            topic.settled();
            var unused = settle(message, topic, e);
            return CompletableFuture.completedFuture(null);
        }
        TraceContext trace = traceOf(message).orElse(null);
        if (trace != null) {
            traces.heard(event.runId(), trace);
        }
        Unsettled.Entry entry = unsettled.add(partition, event.runId());
        work(event, trace, handler).whenComplete((done, failure) -> {
            topic.settled();
            // not where another instance has it by now: it is that one's to acknowledge
            if (unsettled.contains(entry)) {
                // until Kafka's client knows: given away before, the event would be delivered again
                settle(message, topic, event.runId(), trace, failure)
                        .whenComplete((known, unknown) -> unsettled.remove(entry));
            }
        });
        return CompletableFuture.completedFuture(null);
    }

    private static <E extends Event> CompletionStage<?> work(
            E event, @Nullable TraceContext trace, Function<E, ? extends CompletionStage<?>> handler) {
        try (RunLog lines = RunLog.of(event.runId(), trace)) {
            return handler.apply(event);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static CompletionStage<?> settle(
            Message<String> message,
            EventMetrics.Topic topic,
            UUID run,
            @Nullable TraceContext trace,
            @Nullable Throwable failure) {
        if (failure == null) {
            return message.ack();
        }
        try (RunLog lines = RunLog.of(run, trace)) {
            return settle(message, topic, failure);
        }
    }

    private static CompletionStage<?> settle(Message<String> message, EventMetrics.Topic topic, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean decoded = !(cause instanceof BadEventException);
        if (!decoded) {
            LOG.warnf("To the dead-letter topic: %s", cause.getMessage());
        } else {
            LOG.error("To the dead-letter topic, because handling it failed", cause);
        }
        return message.nack(cause, deadLetter(message)).thenRun(() -> topic.deadLetter(decoded));
    }

    /** To the dead letters of its own topic, also where a channel reads several. */
    private static Metadata deadLetter(Message<String> message) {
        return Metadata.of(OutgoingKafkaRecordMetadata.builder()
                .withTopic(partitionOf(message).topic() + DEAD_LETTER_SUFFIX)
                .build());
    }

    private static TopicPartition partitionOf(Message<String> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(record -> new TopicPartition(record.getTopic(), record.getPartition()))
                .orElse(NO_PARTITION);
    }

    /** One that is no good is none: it is not what the event is about. */
    private static Optional<TraceContext> traceOf(Message<String> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(IncomingKafkaRecordMetadata::getHeaders)
                .flatMap(headers -> TraceContext.of(
                        text(headers, TraceContext.TRACEPARENT), text(headers, TraceContext.TRACESTATE)));
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static @Nullable String typeOf(Message<String> message) {
        return message.getMetadata(IncomingCloudEventMetadata.class)
                .map(IncomingCloudEventMetadata::getType)
                .orElse(null);
    }
}
