package dev.pgfit.decision.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.Topic;
import dev.pgfit.decision.samples.Samples;
import dev.pgfit.testkit.EventProbe;
import dev.pgfit.testkit.KafkaResource;
import dev.pgfit.testkit.MetricsGuide;
import dev.pgfit.testkit.PostgresResource;
import dev.pgfit.testkit.Scrape;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class MetricsTest {
    @Test
    void shouldTellOfARunItsVerdictAndItsDeadLetters() throws Exception {
        // Given
        Scrape before = scrape();
        UUID run = Client.ask("{}");

        // When
        try (var installations = EventProbe.on(Topic.INSTALLATIONS);
                var benchmarks = EventProbe.on(Topic.BENCHMARKS);
                var resources = EventProbe.on(Topic.RESOURCES);
                var compatibility = EventProbe.on(Topic.COMPATIBILITY)) {
            installations.send(Samples.installation(run));
            benchmarks.send(Samples.benchmark(run, 1.23, 14, 6, 4));
            resources.send(Samples.resources(run));
            compatibility.send(Samples.compatibility(run));
            compatibility.sendRaw(Map.of("ce_type", "dev.pgfit.nonsense.v1"), "bad", "{}");
        }
        Client.awaitState(run, "decided");

        // Then
        Scrape after = scrape();
        assertThat(grown(before, after, "pgfit_runs_requested_total")).isEqualTo(1);
        assertThat(grown(before, after, "pgfit_runs_total", "outcome", "decided", "environment", "host"))
                .isEqualTo(1);
        assertThat(grown(before, after, "pgfit_run_duration_seconds_count", "outcome", "decided"))
                .isEqualTo(1);
        assertThat(grown(before, after, "pgfit_decisions_total", "recommendation", "implement_postgresql"))
                .isEqualTo(1);
        assertThat(after.sum("pgfit_decision_recommendation")).hasValue(1);
        assertThat(after.samples("pgfit_decision_score_ratio", "criterion", "performance", "candidate", "pglite"))
                .singleElement()
                .satisfies(score -> {
                    assertThat(score.value()).isBetween(0.0, 1.0);
                    assertThat(score.labels())
                            .containsEntry("postgresql_version", "18.6")
                            .containsEntry("pglite_version", "0.5.16");
                });
        assertThat(after.sum("pgfit_decision_weight_ratio").orElseThrow())
                .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(after.sum("pgfit_runs_overdue")).hasValue(0);
        assertThat(awaitGrown(before, "pgfit_dead_letters_total", "reason", "undecodable"))
                .isEqualTo(1);
        assertThat(MetricsGuide.read().complaints("decision", after)).isEmpty();
        assertThat(after.unboundedLabels()).isEmpty();
    }

    private static double awaitGrown(Scrape before, String name, String... labels) throws InterruptedException {
        Instant end = Instant.now().plus(Client.PATIENCE);
        double grown = grown(before, scrape(), name, labels);
        while (grown == 0 && Instant.now().isBefore(end)) {
            Thread.sleep(100);
            grown = grown(before, scrape(), name, labels);
        }
        return grown;
    }

    private static double grown(Scrape before, Scrape after, String name, String... labels) {
        return after.sum(name, labels).orElseThrow() - before.sum(name, labels).orElseThrow();
    }

    private static Scrape scrape() {
        return Scrape.of(given().get("/q/metrics").asString());
    }
}
