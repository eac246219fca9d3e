package dev.pgfit.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.local.e2e.Replicas.Instance;
import dev.pgfit.local.run.RunApi;
import dev.pgfit.local.stack.Service;
import dev.pgfit.local.support.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several installers as one group: real Kafka, real candidates, as little of each phase as there can be. */
class ReplicasTest {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String SPEC = """
            {"benchmark": {"rows": [10], "rounds": 2, "roundTime": "PT0.01S", "warmUp": "PT0S", "budget": "PT10S",
              "workloadYaml": "name: one\\nrows: [10]\\nqueries:\\n  - {name: one, sql: SELECT 1, expectedRows: 1}\\n"},
             "resources": {"idle": "PT0.5S", "coolDown": "PT0S"},
             "compatibility": {"suite": "mission", "checkTimeout": "PT3S"},
             "deadline": "PT4M"}
            """;

    @TempDir
    Path folder;

    @Test
    void shouldDecideTenRunsOnTwoInstallersEachOnce() throws Exception {
        try (Replicas replicas = new Replicas(folder)) {
            // Given
            Instance decision = replicas.first(Service.DECISION);
            Instance one = replicas.first(Service.INSTALLER);
            Instance other = replicas.another(Service.INSTALLER, "second");
            Replicas.awaitReady(List.of(
                    decision,
                    one,
                    other,
                    replicas.first(Service.BENCHMARK),
                    replicas.first(Service.MONITOR),
                    replicas.another(Service.MONITOR, "second"),
                    replicas.first(Service.COMPAT)));

            // When
            Set<UUID> asked = new HashSet<>();
            try (RunApi runs = new RunApi(decision.url())) {
                for (int i = 0; i < 10; i++) {
                    asked.add(runs.submit(Json.mapper().readTree(SPEC)));
                }
                awaitEnded(runs, asked.size());
                assertThat(runs.newest(20).findValuesAsText("state"))
                        .hasSize(10)
                        .containsOnly("decided");
            }

            // Then
            assertThat(read(replicas, "pgfit.decisions", "dev.pgfit.decision.made.v1"))
                    .hasSize(10)
                    .extracting(record -> UUID.fromString(record.key()))
                    .containsExactlyInAnyOrderElementsOf(asked);
            List<ConsumerRecord<String, String>> installed =
                    read(replicas, "pgfit.installations", "dev.pgfit.installation.completed.v1");
            shouldHoldEachOnce(installed);
            assertThat(installed.stream().map(ReplicasTest::installer).distinct())
                    .containsExactlyInAnyOrder(one.url().getPort(), other.url().getPort());
            shouldHoldEachOnce(read(replicas, "pgfit.resources", "dev.pgfit.resources.observed.v1"));
        }
    }

    @Test
    void shouldDoTheRunsOfAnInstallerThatWasKilled() throws Exception {
        try (Replicas replicas = new Replicas(folder)) {
            // Given: all runs are the first one's, for there is no other yet
            Instance decision = replicas.first(Service.DECISION);
            Instance one = replicas.first(Service.INSTALLER);
            Replicas.awaitReady(List.of(
                    decision,
                    one,
                    replicas.first(Service.BENCHMARK),
                    replicas.first(Service.MONITOR),
                    replicas.first(Service.COMPAT)));
            Set<UUID> asked = new HashSet<>();
            try (RunApi runs = new RunApi(decision.url())) {
                for (int i = 0; i < 3; i++) {
                    asked.add(runs.submit(Json.mapper().readTree(SPEC)));
                }
                Instance other = replicas.another(Service.INSTALLER, "second");
                Replicas.awaitReady(List.of(other));

                // When
                one.kill();

                // Then
                awaitEnded(runs, asked.size());
                assertThat(read(replicas, "pgfit.decisions", "dev.pgfit.decision.made.v1"))
                        .extracting(record -> UUID.fromString(record.key()))
                        .containsExactlyInAnyOrderElementsOf(asked);
                assertThat(read(replicas, "pgfit.installations", "dev.pgfit.installation.completed.v1").stream()
                                .map(ReplicasTest::installer))
                        .contains(other.url().getPort());
            }
        }
    }

    private static void awaitEnded(RunApi runs, int count) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        Set<String> over = Set.of("decided", "failed", "cancelled");
        List<String> states = List.of();
        while (Instant.now().isBefore(end)) {
            states = runs.newest(20).findValuesAsText("state");
            if (states.stream().filter(over::contains).count() == count) {
                return;
            }
            Thread.sleep(500);
        }
        throw new AssertionError("not all runs ended within " + PATIENCE + ": " + states);
    }

    /** Delivery is at least once: one event may have come twice when its partition moved. */
    private static void shouldHoldEachOnce(List<ConsumerRecord<String, String>> reports) {
        assertThat(reports).hasSizeBetween(10, 11);
        assertThat(reports.stream().map(ConsumerRecord::key).distinct()).hasSize(10);
    }

    /** The port of the installer that has a run's candidates, by where it says that it serves their use. */
    private static int installer(ConsumerRecord<String, String> report) {
        try {
            JsonNode body = Json.mapper().readTree(report.value());
            return StreamSupport.stream(body.path("candidates").spliterator(), false)
                    .map(candidate -> candidate.at("/target/usage").asText())
                    .filter(usage -> !usage.isEmpty())
                    .map(usage -> URI.create(usage).getPort())
                    .findFirst()
                    .orElse(-1);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<ConsumerRecord<String, String>> read(Replicas replicas, String topic, String type) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", replicas.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records.stream()
                .filter(record -> type.equals(
                        new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8)))
                .toList();
    }
}
