package dev.pgfit.testkit.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgfit.contracts.LoadStarted;
import dev.pgfit.contracts.Topic;
import dev.pgfit.kit.json.ContractJson;
import dev.pgfit.testkit.EventProbe;
import dev.pgfit.testkit.KafkaResource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What docs/events.md promises of the replay of dead letters. */
@Execution(ExecutionMode.CONCURRENT)
class ReplayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @AutoClose("stop")
    private static final KafkaResource KAFKA = new KafkaResource();

    private static String bootstrap = "";
    private static Optional<String> python = Optional.empty();

    @TempDir
    static Path folder = Path.of("");

    private final String prefix = "test-" + UUID.randomUUID();
    private final String topic = Topic.BENCHMARKS.name(prefix);

    @BeforeAll
    static void start() {
        python = Example.python(folder);
        if (python.isPresent()) {
            bootstrap = KAFKA.start().getOrDefault("kafka.bootstrap.servers", "");
        }
    }

    @BeforeEach
    void assumePython() {
        assumeTrue(python.isPresent(), Example.NO_PYTHON);
    }

    @Test
    void shouldSendARecordThatTwoServicesGaveUpOnceAndAsItWas() throws IOException {
        // Given
        LoadStarted event = new LoadStarted(UUID.randomUUID(), Instant.EPOCH);
        Map<String, String> headers = EventProbe.headers(event, "one");
        try (EventProbe benchmarks = EventProbe.on(bootstrap, topic);
                EventProbe letters = EventProbe.on(bootstrap, topic + ".dlq")) {
            giveUp(letters, event, headers, 7, "the disk is full");
            giveUp(letters, event, headers, 7, "a fault of another service");

            // When
            List<String> shown = replay();
            List<LoadStarted> before = benchmarks.all(LoadStarted.class);
            List<String> sent = replay("--send");
            List<String> sentAgain = replay("--send");
            giveUp(letters, event, headers, 7, "a third service, later");
            List<String> sentLater = replay("--send");

            // Then
            assertThat(shown)
                    .contains("  reason: the disk is full", "1 to send, 1 the same record again")
                    .contains("  from:   " + topic + " 0:7");
            assertThat(before).isEmpty();
            assertThat(sent).contains("1 sent, 1 the same record again");
            assertThat(sentAgain).containsExactly("no dead letters that are new");
            assertThat(sentLater).contains("1 the same record again");
            assertThat(benchmarks.all(LoadStarted.class)).containsExactly(event);
            var received = benchmarks.awaitRaw(record -> true, PATIENCE);
            assertThat(received.headers()).isEqualTo(headers);
            assertThat(received.key()).isEqualTo(event.runId().toString());
            assertThat(received.body()).isEqualTo(ContractJson.mapper().writeValueAsString(event));
        }
    }

    @Test
    void shouldSendWhatIsAskedForAndLeaveTheRestForLater() throws IOException {
        // Given
        LoadStarted mended = new LoadStarted(UUID.randomUUID(), Instant.EPOCH);
        LoadStarted broken = new LoadStarted(UUID.randomUUID(), Instant.EPOCH);
        LoadStarted later = new LoadStarted(UUID.randomUUID(), Instant.EPOCH);
        try (EventProbe benchmarks = EventProbe.on(bootstrap, topic);
                EventProbe letters = EventProbe.on(bootstrap, topic + ".dlq")) {
            giveUp(letters, mended, EventProbe.headers(mended, "1"), 1, "the disk is full");
            giveUp(letters, broken, EventProbe.headers(broken, "2"), 2, "malformed");
            giveUp(letters, later, EventProbe.headers(later, "3"), 3, "the disk is full");
            letters.sendRaw(Map.of("ce_type", "foreign"), "no dead letter");

            // When
            List<String> byReason = replay("--send", "--only", "0:0", "--reason", "disk");
            List<String> skipped = replay("--skip", "--reason", "malformed");
            List<String> rest = replay("--send", "benchmarks");

            // Then
            assertThat(byReason).contains("1 sent, 2 not asked for, 1 no dead letter of this topic");
            assertThat(skipped).contains("1 skipped, 1 not asked for, 1 no dead letter of this topic");
            assertThat(rest).contains("1 sent, 1 no dead letter of this topic");
            assertThat(benchmarks.all(LoadStarted.class)).containsExactly(mended, later);
        }
    }

    private List<String> replay(String... options) {
        List<String> command = Stream.concat(
                        Stream.of(python.orElseThrow(), Example.file("replay-dead-letters")), Stream.of(options))
                .toList();
        try (Program program = Program.start(
                folder, Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrap, "PGFIT_TOPICS_PREFIX", prefix), command)) {
            assertThat(program.code()).as(program.errors()).isZero();
            return program.lines();
        }
    }

    /** As a service does it. */
    private void giveUp(EventProbe letters, LoadStarted event, Map<String, String> headers, int offset, String reason)
            throws IOException {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("dead-letter-reason", reason);
        all.put("dead-letter-topic", topic);
        all.put("dead-letter-partition", "0");
        all.put("dead-letter-offset", Integer.toString(offset));
        letters.sendRaw(all, event.runId().toString(), ContractJson.mapper().writeValueAsString(event));
    }
}
