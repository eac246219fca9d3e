package dev.pgfit.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.local.support.Json;
import dev.pgfit.testkit.TraceCollector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole, as a person uses it: real Kafka, real PostgreSQL, real PGlite, the built services. */
class EndToEndTest {
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration RUN = Duration.ofMinutes(12);
    private static final Duration STOP = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private Path data = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private TraceCollector collector;

    @BeforeEach
    void name() throws Exception {
        data = folder.resolve("data");
        collector = TraceCollector.start();
    }

    @AfterEach
    void stop() throws Exception {
        Launched.run(data, STOP, "down");
        collector.close();
    }

    @Test
    void shouldDecideOnAQuickRunAndPublishTheDecision() throws Exception {
        // Given
        Map<String, String> traced =
                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint().toString());
        assertThat(Launched.run(data, traced, START, "up").exitCode()).isZero();
        Launched again = Launched.run(data, START, "up");
        assertThat(again.exitCode()).isZero();
        assertThat(Launched.run(data, STOP, "status").out()).contains("decision-service", "ready", "kafka");
        Path bad = Files.writeString(
                folder.resolve("bad.yaml"),
                "criteria: {weights: {installation: 0.5, performance: 0.5, resources: 0.5, compatibility: 0.5}}");
        Launched refused = Launched.run(data, STOP, "run", "--spec", bad.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("must sum to 1");

        // When
        Launched run = Launched.run(data, RUN, "run", "--env", "host", "--quick", "--json");

        // Then
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode report = Json.mapper().readTree(run.out());
        String id = report.at("/decision/runId").asText();
        assertThat(report.at("/decision/recommendation").asText()).isIn("implement_postgresql", "use_enhanced_pglite");
        assertThat(run.err()).contains("Installation", "Benchmark", "Compatibility");
        Path kept = data.resolve("runs").resolve(id);
        assertThat(kept.resolve("report.md")).content().contains("PostgreSQL", "PGlite");
        assertThat(Json.mapper().readTree(kept.resolve("report.json").toFile())).isEqualTo(report);
        List<ConsumerRecord<String, String>> decisions = decisions();
        assertThat(decisions).hasSize(1);
        assertThat(decisions.getFirst().key()).isEqualTo(id);
        assertThat(header(decisions.getFirst(), "ce_type")).isEqualTo("dev.pgfit.decision.made.v1");
        assertThat(Json.mapper().readTree(decisions.getFirst().value())).isEqualTo(report.path("decision"));
        RunTrace trace = new RunTrace(id, header(decisions.getFirst(), "traceparent"));
        trace.assertASpanPerPhase(collector);
        trace.assertInTheLinesOf(data.resolve("logs").resolve("installer-service.log"));

        // When
        Launched down = Launched.run(data, STOP, "down");

        // Then
        assertThat(down.exitCode()).isZero();
        ProcessesOf.assertNoneLeft(data, Duration.ZERO);
        assertThat(data.resolve("stack.json")).doesNotExist();
    }

    @Test
    void shouldFallBackToTheHostAndLeaveNothingBehindWhenInterrupted() throws Exception {
        try (PathWithout apt = PathWithout.program("apt-get", folder.resolve("path"))) {
            // Given
            Launched explicit = Launched.start(data, apt, "run", "--env", "webvm");
            assertThat(explicit.exitCode(STOP)).isEqualTo(4);
            assertThat(explicit.err()).contains("needs apt-get", "pgfit image --file");
            Launched run = Launched.start(data, apt, "run", "--quick");
            run.awaitOutput("Installation ", START);
            assertThat(run.err().lines().filter(line -> line.startsWith("pgfit: ")))
                    .singleElement()
                    .asString()
                    .contains("needs apt-get")
                    .endsWith("; comparing on this host instead");

            // When
            run.interrupt();

            // Then
            assertThat(run.exitCode(STOP)).isEqualTo(130);
            ProcessesOf.assertNoneLeft(data, Duration.ofSeconds(20));
        }
    }

    @Test
    void shouldHoldCandidatesForPeopleAndLeaveNothingBehindWhenKilled() throws Exception {
        // Given
        Launched up = Launched.run(data, START, "up", "--env", "host");
        assertThat(up.exitCode()).as(up.err()).isZero();
        assertThat(ProcessesOf.folder(data)).hasSizeGreaterThan(8);
        assertThat(answerOfPostgres(up.out())).isEqualTo("18");
        assertThat(Launched.run(data, STOP, "status").out()).contains("psql postgresql://", "PGlite");
        Launched run = Launched.run(data, STOP, "run", "--env", "host");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("pgfit up holds candidates");

        // When
        ProcessHandle owner =
                ProcessHandle.of(state().at("/owner/pid").asLong()).orElseThrow();
        owner.destroyForcibly();

        // Then
        ProcessesOf.assertNoneLeft(data, Duration.ofSeconds(40));
        assertThat(Launched.run(data, STOP, "status").out()).contains("Not running");
        assertThat(Launched.run(data, STOP, "down").out()).contains("Nothing was running");
        assertThat(data.resolve("stack.json")).doesNotExist();
    }

    /** Asked as psql would, by what {@code up} printed. */
    private static String answerOfPostgres(String printed) throws Exception {
        Matcher uri = Pattern.compile("psql postgresql://(\\w+):(\\w+)@([\\w.]+:\\d+)/(\\w+)")
                .matcher(printed);
        assertThat(uri.find()).as(printed).isTrue();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + uri.group(3) + "/" + uri.group(4), uri.group(1), uri.group(2));
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT current_setting('server_version_num')::int / 10000")) {
            result.next();
            return result.getString(1);
        }
    }

    private JsonNode state() throws Exception {
        return Json.mapper().readTree(data.resolve("stack.json").toFile());
    }

    private List<ConsumerRecord<String, String>> decisions() throws Exception {
        TopicPartition topic = new TopicPartition("pgfit.decisions", 0);
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", state().path("kafka").asText()),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(topic));
            consumer.seekToBeginning(List.of(topic));
            Instant end = Instant.now().plusSeconds(10);
            while (records.isEmpty() && Instant.now().isBefore(end)) {
                consumer.poll(Duration.ofMillis(500)).forEach(records::add);
            }
        }
        return records;
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
