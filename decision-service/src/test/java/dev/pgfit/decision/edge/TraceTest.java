package dev.pgfit.decision.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.Topic;
import dev.pgfit.decision.samples.Samples;
import dev.pgfit.kit.json.ContractJson;
import dev.pgfit.kit.tracing.TraceContext;
import dev.pgfit.testkit.EventProbe;
import dev.pgfit.testkit.JsonLines;
import dev.pgfit.testkit.KafkaResource;
import dev.pgfit.testkit.PostgresResource;
import dev.pgfit.testkit.Received;
import dev.pgfit.testkit.TraceCollector;
import dev.pgfit.testkit.TraceCollector.Collected;
import dev.pgfit.testkit.TraceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One trace from the request to the decision, sent to a collector. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = TraceResource.class, restrictToAnnotatedClass = true)
class TraceTest {
    private static final String CALLERS_TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLERS_SPAN = "b7ad6b7169203331";

    /** Put in by the resource. */
    @SuppressWarnings("NullAway.Init")
    TraceCollector collector;

    private static Received record(Topic topic, UUID run) {
        try (var probe = EventProbe.on(topic)) {
            return probe.awaitRaw(received -> run.toString().equals(received.key()), Client.PATIENCE);
        }
    }

    private static void send(Topic topic, Event event, String traceparent) throws Exception {
        Map<String, String> headers =
                EventProbe.headers(event, UUID.randomUUID().toString());
        if (!traceparent.isEmpty()) {
            headers.put("traceparent", traceparent);
        }
        try (var probe = EventProbe.on(topic)) {
            probe.sendRaw(
                    headers, event.runId().toString(), ContractJson.mapper().writeValueAsString(event));
        }
    }

    private static void sendReports(UUID run, String traceparent) throws Exception {
        send(Topic.INSTALLATIONS, Samples.installation(run), traceparent);
        send(Topic.BENCHMARKS, Samples.benchmark(run, 1.23, 14, 6, 4), traceparent);
        send(Topic.RESOURCES, Samples.resources(run), traceparent);
        send(Topic.COMPATIBILITY, Samples.compatibility(run), traceparent);
    }

    private static String traceId(Received received) {
        return TraceContext.of(received.headers().get("traceparent"), null)
                .orElseThrow()
                .traceId();
    }

    private List<Collected> spans(String traceId, String... names) throws InterruptedException {
        return collector.await(
                traceId,
                spans -> spans.stream().map(Collected::name).toList().containsAll(List.of(names)),
                Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01"
            })
    void shouldBeOneTraceWhateverTheReportsComeWith(String traceparentOfReports) throws Exception {
        // Given
        UUID run = Client.ask("{}");
        String traceId = traceId(record(Topic.RUNS, run));

        // When
        sendReports(run, traceparentOfReports);

        // Then
        assertThat(traceId(record(Topic.DECISIONS, run))).isEqualTo(traceId);
        List<Collected> spans = spans(traceId, "POST /runs", "decision");
        assertThat(spans).hasSize(2).allSatisfy(span -> {
            assertThat(span.service()).isEqualTo("decision-service");
            assertThat(span.error()).isFalse();
            assertThat(span.attributes())
                    .containsEntry("pgfit.run.id", run.toString())
                    .containsEntry("pgfit.environment", "host");
        });
        Collected root = named(spans, "POST /runs");
        Collected decision = named(spans, "decision");
        assertThat(root.parentId()).isEmpty();
        assertThat(decision.parentId()).isEqualTo(root.spanId());
        assertThat(decision.attributes())
                .containsEntry("pgfit.outcome", "decided")
                .containsEntry("pgfit.recommendation", "implement_postgresql");
        for (Topic topic : List.of(Topic.INSTALLATIONS, Topic.BENCHMARKS, Topic.RESOURCES, Topic.COMPATIBILITY)) {
            try (var probe = EventProbe.on(topic)) {
                probe.expectNoDeadLetter(received -> run.toString().equals(received.key()));
            }
        }
    }

    @Test
    void shouldGoOnWithTheCallersTrace() throws Exception {
        // When
        UUID run = Client.ask(
                given().header("traceparent", "00-" + CALLERS_TRACE + "-" + CALLERS_SPAN + "-01")
                        .header("tracestate", "vendor=value"),
                "{}");
        Received requested = record(Topic.RUNS, run);

        // Then
        Collected root = named(spans(CALLERS_TRACE, "POST /runs"), "POST /runs");
        assertThat(root.parentId()).isEqualTo(CALLERS_SPAN);
        assertThat(requested.headers())
                .containsEntry("traceparent", "00-" + CALLERS_TRACE + "-" + root.spanId() + "-01")
                .containsEntry("tracestate", "vendor=value");
    }

    @Test
    void shouldBeginATraceOfItsOwnWhenTheCallersIsGarbage() throws Exception {
        // When
        UUID run = Client.ask(given().header("traceparent", "00-xyz"), "{}");

        // Then
        assertThat(named(spans(traceId(record(Topic.RUNS, run)), "POST /runs"), "POST /runs")
                        .parentId())
                .isEmpty();
    }

    @Test
    void shouldMarkTheSpanOfARunThatFailed() throws Exception {
        // Given
        UUID run = Client.ask("{}");
        String traceId = traceId(record(Topic.RUNS, run));

        // When
        send(
                Topic.INSTALLATIONS,
                Samples.installation(
                        run, Samples.failed(CandidateKind.POSTGRESQL), Samples.failed(CandidateKind.PGLITE)),
                "");

        // Then
        Collected decision = named(spans(traceId, "decision"), "decision");
        assertThat(decision.error()).isTrue();
        assertThat(decision.attributes()).containsEntry("pgfit.outcome", "failed");
    }

    @Test
    void shouldTellRunAndTraceInTheLinesOfARunAlone() throws Exception {
        // Given
        UUID run = Client.ask("{}");
        String traceId = traceId(record(Topic.RUNS, run));
        sendReports(run, "");
        Client.awaitState(run, "decided");
        try (JsonLines lines = JsonLines.of("dev.pgfit")) {
            // When
            send(Topic.RESOURCES, Samples.resources(run), "");
            JsonNode late = lines.await(line -> line.path("message").asText().contains("Run " + run), Client.PATIENCE);
            try (var probe = EventProbe.on(Topic.RESOURCES)) {
                probe.sendRaw(Map.of(), run.toString(), "{}");
            }
            JsonNode bad =
                    lines.await(line -> line.path("message").asText().contains("ce_type is missing"), Client.PATIENCE);

            // Then
            assertThat(late.at("/mdc/runId").asText()).isEqualTo(run.toString());
            assertThat(late.at("/mdc/traceId").asText()).isEqualTo(traceId);
            assertThat(late.at("/mdc/spanId").asText()).hasSize(16);
            assertThat(bad.path("mdc").has("runId")).isFalse();
            assertThat(bad.path("mdc").has("traceId")).isFalse();
        }
    }

    private static Collected named(List<Collected> spans, String name) {
        return spans.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
