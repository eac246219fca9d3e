package dev.pgfit.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.local.support.Json;
import dev.pgfit.testkit.TraceCollector;
import dev.pgfit.testkit.TraceCollector.Collected;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the whole stack tells of one run: its trace, and the trace in its log lines. */
final class RunTrace {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Map<String, String> SERVICE_OF_SPAN = Map.of(
            "POST /runs", "decision-service",
            "installation", "installer-service",
            "benchmark", "benchmark-service",
            "resources", "monitor-service",
            "compatibility", "compat-service",
            "decision", "decision-service");

    private final String run;
    private final String traceId;

    /** @param traceparent that the decision came with */
    RunTrace(String run, String traceparent) {
        this.run = run;
        this.traceId = traceparent.split("-", -1)[1];
    }

    void assertASpanPerPhase(TraceCollector collector) throws InterruptedException {
        List<Collected> spans = collector.await(traceId, found -> found.size() >= SERVICE_OF_SPAN.size(), PATIENCE);
        assertThat(spans.stream().collect(Collectors.toMap(Collected::name, Collected::service)))
                .isEqualTo(SERVICE_OF_SPAN);
        assertThat(spans)
                .extracting(span -> span.attributes().get("pgfit.run.id"))
                .containsOnly(run);
        Set<String> ids = spans.stream().map(Collected::spanId).collect(Collectors.toSet());
        assertThat(spans).filteredOn(span -> span.parentId().isEmpty()).hasSize(1);
        assertThat(spans)
                .filteredOn(span -> !span.parentId().isEmpty())
                .extracting(Collected::parentId)
                .isSubsetOf(ids);
    }

    /** Lines are JSON; those of the run carry its id and its trace's. */
    void assertInTheLinesOf(Path log) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            if (line.startsWith("{")) {
                lines.add(Json.mapper().readTree(line));
            }
        }
        assertThat(lines)
                .filteredOn(line -> line.path("message").asText().startsWith(run + ": "))
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line.at("/mdc/runId").asText()).isEqualTo(run);
                    assertThat(line.at("/mdc/traceId").asText()).isEqualTo(traceId);
                    assertThat(line.at("/mdc/spanId").asText()).hasSize(16);
                });
    }
}
