package dev.pgfit.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    private static final TopicPartition PARTITION = new TopicPartition("pgfit.runs", 0);

    @TempDir
    Path folder;

    @Test
    void shouldHaveTheTopicsAskedFor() throws Exception {
        // When
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0, "pgfit.runs", "pgfit.decisions");
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {

            // Then
            assertThat(admin.listTopics().names().get()).contains("pgfit.runs", "pgfit.decisions");
        }
    }

    @Test
    void shouldKeepWhatItWasGivenOverARestart() throws Exception {
        // Given
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0, PARTITION.topic())) {
            write(kafka, "kept");
        }

        // When
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0, PARTITION.topic())) {

            // Then
            assertThat(read(kafka)).isEqualTo("kept");
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("kafka-") && !thread.isDaemon());
    }

    @Test
    void shouldListenOnThePortAskedFor() {
        // Given
        int port = FreePorts.any();

        // When
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, port)) {

            // Then
            assertThat(kafka.port()).isEqualTo(port);
            assertThat(FreePorts.isFree(port)).isFalse();
            assertThat(FreePorts.preferably(port)).isNotEqualTo(port);
        }
    }

    private static void write(EmbeddedKafka kafka, String text) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(PARTITION.topic(), text)).get();
        }
    }

    private static String read(EmbeddedKafka kafka) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            return consumer.poll(Duration.ofSeconds(10)).iterator().next().value();
        }
    }
}
