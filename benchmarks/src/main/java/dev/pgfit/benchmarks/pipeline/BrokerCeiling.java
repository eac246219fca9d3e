package dev.pgfit.benchmarks.pipeline;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What the broker alone takes: a plain producer, a plain consumer, and nothing between them. */
final class BrokerCeiling {
    static final String TOPIC = "ceiling";
    static final int BYTES = 10_000;
    private static final Duration POLL = Duration.ofMillis(100);

    private BrokerCeiling() {}

    /**
     * Sends at a fixed rate and receives again.
     *
     * @return microseconds from when each message was due to be sent to when it was received
     */
    static Histogram latency(String bootstrap, int rate, int seconds) throws InterruptedException {
        int messages = rate * seconds;
        Histogram latency = new Histogram(3);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap);
                KafkaProducer<byte[], byte[]> producer = producer(bootstrap)) {
            consumer.subscribe(List.of(TOPIC));
            while (consumer.assignment().isEmpty()) {
                consumer.poll(POLL);
            }
            Thread sender = Thread.ofPlatform().start(() -> send(producer, rate, messages));
            while (latency.getTotalCount() < messages) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    long due = ByteBuffer.wrap(record.value()).getLong();
                    latency.recordValue((System.nanoTime() - due) / 1000);
                }
            }
            sender.join();
        }
        return latency;
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, int rate, int messages) {
        long start = System.nanoTime();
        for (int i = 0; i < messages; i++) {
            long due = start + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            byte[] body = new byte[BYTES];
            ByteBuffer.wrap(body).putLong(due);
            producer.send(new ProducerRecord<>(TOPIC, body));
        }
        producer.flush();
    }

    private static KafkaProducer<byte[], byte[]> producer(String bootstrap) {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ProducerConfig.ACKS_CONFIG, "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        UUID.randomUUID().toString(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
