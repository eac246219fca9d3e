package dev.pgfit.local.hold;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pgfit.contracts.Progress;
import dev.pgfit.contracts.Topic;
import dev.pgfit.local.support.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the services say of how far they are, from now on. Used by one thread. */
final class InstallationNews implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaConsumer<String, String> consumer;

    InstallationNews(String kafka) {
        consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka, "default.api.timeout.ms", (int) PATIENCE.toMillis()),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.PROGRESS.name(Topic.DEFAULT_PREFIX)).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // looked up now: what is said right after must not be missed
        partitions.forEach(consumer::position);
    }

    /** Waits a moment for news of one installation. */
    void poll(UUID installation, Duration moment, Consumer<Progress> onProgress) {
        for (ConsumerRecord<String, String> message : consumer.poll(moment)) {
            try {
                Progress progress = Json.mapper().readValue(message.value(), Progress.class);
                if (installation.equals(progress.runId())) {
                    onProgress.accept(progress);
                }
            } catch (JsonProcessingException e) {
                // progress is a courtesy: what can't be read is not shown
                continue;
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
