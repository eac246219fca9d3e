package dev.pgfit.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning, without a group, and remembers what it read. */
final class TopicReader implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String topic;
    private final KafkaConsumer<String, String> consumer;
    private final List<Received> seen = new ArrayList<>();

    TopicReader(String bootstrap, String topic) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        // makes the topic if it is not there; its leader is known a moment later
        List<TopicPartition> partitions = consumer.partitionsFor(topic, TIMEOUT).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions.isEmpty() ? List.of(new TopicPartition(topic, 0)) : partitions);
        consumer.seekToBeginning(consumer.assignment());
    }

    String topic() {
        return topic;
    }

    List<Received> seen() {
        return seen;
    }

    void poll(Duration patience) {
        consumer.poll(patience).forEach(record -> seen.add(Received.of(record)));
    }

    /** Reads up to what is the topic's end now. */
    void readWhatIsThere() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), TIMEOUT);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), TIMEOUT) < end.getValue())) {
            poll(Duration.ofMillis(100));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
