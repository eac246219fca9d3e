package dev.pgfit.kit.events;

import dev.pgfit.contracts.Event;
import dev.pgfit.kit.metrics.EventMetrics;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The way in for every consumer: decode, hand over, and acknowledge when the work is done. A crash before that makes
 * Kafka deliver the event again; what can't be decoded or handled goes to the dead-letter topic with the reason.
 */
@ApplicationScoped
public class Inbox {
    /** Key of the run id in structured logs. */
    public static final String RUN_ID = "runId";

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final EventDecoder decoder;
    private final EventMetrics metrics;

    Inbox(EventDecoder decoder, EventMetrics metrics) {
        this.decoder = decoder;
        this.metrics = metrics;
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
        EventMetrics.Topic topic = metrics.of(topicOf(message));
        topic.taken();
        start(message, family, handler).whenComplete((done, failure) -> {
            topic.settled();
            settle(message, topic, failure);
        });
        return CompletableFuture.completedFuture(null);
    }

    private <E extends Event> CompletionStage<?> start(
            Message<String> message, Class<E> family, Function<E, ? extends CompletionStage<?>> handler) {
        try {
            E event = decoder.decode(typeOf(message), message.getPayload(), family);
            MDC.put(RUN_ID, event.runId().toString());
            try {
                return handler.apply(event);
            } finally {
                MDC.remove(RUN_ID);
            }
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static void settle(Message<String> message, EventMetrics.Topic topic, @Nullable Throwable failure) {
        if (failure == null) {
            message.ack();
            return;
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean decoded = !(cause instanceof BadEventException);
        if (!decoded) {
            LOG.warnf("To the dead-letter topic: %s", cause.getMessage());
        } else {
            LOG.error("To the dead-letter topic, because handling it failed", cause);
        }
        message.nack(cause).thenRun(() -> topic.deadLetter(decoded));
    }

    private static String topicOf(Message<String> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(IncomingKafkaRecordMetadata::getTopic)
                .orElse("unknown");
    }

    private static @Nullable String typeOf(Message<String> message) {
        return message.getMetadata(IncomingCloudEventMetadata.class)
                .map(IncomingCloudEventMetadata::getType)
                .orElse(null);
    }
}
