package dev.pgfit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.contracts.LoadStarted;
import dev.pgfit.contracts.RunFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventProbeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @AutoClose("stop")
    private static final KafkaResource KAFKA = new KafkaResource();

    private static String bootstrap = "";
    private static String topic = "";

    @BeforeAll
    static void start() {
        Map<String, String> config = KAFKA.start();
        bootstrap = config.getOrDefault("kafka.bootstrap.servers", "");
        topic = config.get("pgfit.topics.prefix") + ".benchmarks";
    }

    @Test
    void shouldFindTheEventOfARunAmongOthers() {
        // Given
        try (EventProbe probe = EventProbe.on(bootstrap, topic)) {
            UUID run = UUID.randomUUID();
            probe.send(new LoadStarted(UUID.randomUUID(), Instant.EPOCH));
            probe.sendRaw(Map.of("ce_type", "dev.pgfit.load.started.v1"), "not json");
            probe.send(new LoadStarted(run, Instant.EPOCH));

            // When
            LoadStarted found = probe.await(LoadStarted.class, run, PATIENCE);

            // Then
            assertThat(found).isEqualTo(new LoadStarted(run, Instant.EPOCH));
            assertThat(probe.all(LoadStarted.class)).contains(found);
            probe.expectNone(RunFailed.class, e -> true, Duration.ofMillis(10));
        }
    }

    @Test
    void shouldSendAnEventAsABinaryCloudEventKeyedByItsRun() {
        // Given
        UUID run = UUID.randomUUID();
        try (EventProbe probe = EventProbe.on(bootstrap, topic)) {

            // When
            probe.send(new LoadStarted(run, Instant.EPOCH), "one");

            // Then
            Received record = probe.awaitRaw(r -> run.toString().equals(r.key()), PATIENCE);
            assertThat(record.headers())
                    .containsEntry("ce_specversion", "1.0")
                    .containsEntry("ce_id", "one")
                    .containsEntry("ce_type", "dev.pgfit.load.started.v1")
                    .containsEntry("ce_subject", run.toString())
                    .containsEntry("content-type", "application/json");
            assertThat(record.body()).contains("\"startedAt\":\"1970-01-01T00:00:00Z\"");
        }
    }

    @Test
    void shouldSayWhatWasThereWhenTheEventAskedForDoesNotCome() {
        // Given
        try (EventProbe probe = EventProbe.on(bootstrap, topic);
                EventProbe deadLetters = EventProbe.on(bootstrap, topic + ".dlq")) {
            deadLetters.sendRaw(Map.of("dead-letter-reason", "because"), "body");

            // When, Then
            assertThatThrownBy(() -> probe.await(RunFailed.class, e -> true, Duration.ofMillis(100)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("no RunFailed as asked on " + topic);
            assertThat(probe.awaitDeadLetter(r -> r.body().equals("body"), PATIENCE)
                            .headers())
                    .containsEntry("dead-letter-reason", "because");
        }
    }
}
