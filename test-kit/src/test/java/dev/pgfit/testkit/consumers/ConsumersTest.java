package dev.pgfit.testkit.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgfit.contracts.EventType;
import dev.pgfit.contracts.Topic;
import dev.pgfit.testkit.EventProbe;
import dev.pgfit.testkit.KafkaResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What docs/events.md promises of the example consumers. At the same time, because they mostly wait. */
@Execution(ExecutionMode.CONCURRENT)
class ConsumersTest {
    private static final Path EXAMPLE = Path.of("../docs/examples/events/dev.pgfit.decision.made.v1.json");
    private static final String RECORDED_RUN = "019aafc2-7d31-7c4e-9a51-3f0b6f6c2d18";
    private static final Map<String, String> DECISION = Map.of("ce_type", EventType.DECISION_MADE.type());
    private static final String NOBODY = "127.0.0.1:1";
    private static final int MANY = 60;

    @AutoClose("stop")
    private static final KafkaResource KAFKA = new KafkaResource();

    private static String bootstrap = "";

    @TempDir
    Path folder;

    private final String prefix = "test-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        bootstrap = KAFKA.start().getOrDefault("kafka.bootstrap.servers", "");
    }

    @ParameterizedTest
    @EnumSource
    void shouldStoreEachDecisionOnceAndGoOnWhereItStopped(Example example) throws IOException {
        // Given
        assumeToRun(example);
        String another = UUID.randomUUID().toString();
        String third = UUID.randomUUID().toString();
        try (EventProbe decisions = EventProbe.on(bootstrap, Topic.DECISIONS.name(prefix))) {
            send(decisions, RECORDED_RUN);
            send(decisions, RECORDED_RUN);
            decisions.sendRaw(Map.of("ce_type", "dev.pgfit.decision.made.v2"), third, decision(third));
            decisions.sendRaw(Map.of(), third, decision(third));
            decisions.sendRaw(DECISION, third, "{\"runId\": ");
            send(decisions, another);

            // When
            List<String> first;
            String firstErrors;
            try (Program program = start(example)) {
                program.awaitLines(2);
                assertThat(program.end()).isEqualTo(example.ended);
                first = program.lines();
                firstErrors = program.errors();
            }
            List<String> stored = example.stored(folder);
            send(decisions, RECORDED_RUN);
            send(decisions, third);
            try (Program program = start(example)) {
                program.awaitLines(1);
                program.end();

                // Then
                assertThat(first)
                        .containsExactly(
                                RECORDED_RUN + " implement_postgresql 0.87 host",
                                another + " implement_postgresql 0.87 host");
                assertThat(stored).containsExactlyInAnyOrder(RECORDED_RUN, another);
                assertThat(firstErrors).contains("partition 0 offset 4");
                assertThat(program.lines()).containsExactly(third + " implement_postgresql 0.87 host");
                assertThat(program.errors()).doesNotContain("offset 4");
            }
        }
        assertThat(example.stored(folder)).containsExactlyInAnyOrder(RECORDED_RUN, another, third);
    }

    @ParameterizedTest
    @EnumSource
    void shouldLoseNothingAndRepeatNothingWhenItIsKilled(Example example) throws IOException {
        // Given
        assumeToRun(example);
        List<String> runs = IntStream.range(0, MANY)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        String last = UUID.randomUUID().toString();
        try (EventProbe decisions = EventProbe.on(bootstrap, Topic.DECISIONS.name(prefix))) {
            for (String run : runs) {
                send(decisions, run);
                send(decisions, run);
            }

            // When
            int before;
            try (Program killed = start(example)) {
                killed.awaitLines(1);
                killed.close();
                before = killed.lines().size();
            }
            send(decisions, last);
            try (Program program = start(example)) {
                // what was stored but not yet printed when it was killed is not printed again
                program.awaitLine(last);
                program.end();

                // Then
                assertThat(program.lines().size() + before).isBetween(MANY, MANY + 1);
            }
        }
        assertThat(example.stored(folder))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(runs.stream(), Stream.of(last)).toList());
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayThatThereIsNoSuchTopic(Example example) {
        // Given
        assumeToRun(example);
        // When
        try (Program program = start(example)) {
            // Then
            assertThat(program.code()).isOne();
            assertThat(program.errors()).contains("no topic " + Topic.DECISIONS.name(prefix), bootstrap);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayThatNoBrokerIsThere(Example example) {
        // Given
        assumeToRun(example);
        // When
        try (Program program =
                Program.start(folder, Map.of("KAFKA_BOOTSTRAP_SERVERS", NOBODY), example.command(folder))) {
            // Then
            assertThat(program.code()).isOne();
            assertThat(program.errors()).contains(NOBODY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldExplainItself(Example example) {
        // Given
        assumeToRun(example);
        // When
        try (Program program = Program.start(folder, Map.of(), example.command(folder, "--help"))) {
            // Then
            assertThat(program.code()).isZero();
            assertThat(program.lines()).anyMatch(line -> line.contains("--broker"));
        }
    }

    private Program start(Example example) {
        List<String> command = new ArrayList<>(example.command(folder, "--broker", bootstrap, "--prefix", prefix));
        command.addAll(example.membership(prefix));
        return Program.start(folder, Map.of(), command);
    }

    private void assumeToRun(Example example) {
        var whyNot = example.whyNot(folder);
        assumeTrue(whyNot.isEmpty(), () -> whyNot.orElse(""));
    }

    private static void send(EventProbe decisions, String run) throws IOException {
        decisions.sendRaw(DECISION, run, decision(run));
    }

    private static String decision(String run) throws IOException {
        return Files.readString(EXAMPLE).replace(RECORDED_RUN, run);
    }
}
