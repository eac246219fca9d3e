package dev.pgfit.decision.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.RunSpec;
import dev.pgfit.contracts.Topic;
import dev.pgfit.decision.matrix.Reports;
import dev.pgfit.decision.run.Move;
import dev.pgfit.decision.run.Moves;
import dev.pgfit.decision.run.Run;
import dev.pgfit.decision.run.RunState;
import dev.pgfit.decision.samples.Samples;
import dev.pgfit.kit.tracing.TraceContext;
import dev.pgfit.testkit.EventProbe;
import dev.pgfit.testkit.KafkaResource;
import dev.pgfit.testkit.PostgresResource;
import dev.pgfit.testkit.Received;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a crash leaves in the store is what the sweep of the next start finds. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class RestartTest {
    @Inject
    Pool pool;

    @Inject
    RunStore runs;

    @Inject
    ReportStore reportStore;

    @Inject
    OutboxStore outbox;

    private static boolean isDecisionOf(Received received, UUID run) {
        return run.toString().equals(received.key());
    }

    @Test
    void shouldPublishADecisionThatACrashKeptFromKafka() {
        // Given
        UUID id = UUID.randomUUID();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var run = new Run(id, RunState.DECIDED, RunSpec.DEFAULT, now, now.plusSeconds(600), now, null);
        var reports = new Reports(Samples.installation(id), null, null, null);
        var decide = (Move.Decide) Moves.onDeadline(run, reports);

        // When
        var trace = TraceContext.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "vendor=value")
                .orElseThrow();
        var decision = Ending.of(decide.decision(), trace);
        var justBefore =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime() - 1);
        pool.withTransaction(client -> runs.insert(client, run, trace)
                        .flatMap(inserted -> reportStore.decide(client, List.of(decision)))
                        .flatMap(decided -> outbox.add(client, List.of(decision.event()), justBefore)))
                .await()
                .atMost(Client.PATIENCE);

        // Then
        try (var probe = EventProbe.on(Topic.DECISIONS)) {
            var first = probe.awaitRaw(r -> isDecisionOf(r, id), Client.PATIENCE);
            pool.preparedQuery("update outbox set published_at = null where run_id = $1")
                    .execute(Tuple.of(id))
                    .await()
                    .atMost(Client.PATIENCE);
            var again = probe.awaitRaw(r -> isDecisionOf(r, id) && r != first, Client.PATIENCE);
            assertThat(again.headers().get("ce_id")).isEqualTo(first.headers().get("ce_id"));
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.headers()).containsAllEntriesOf(trace.headers());
        }
    }

    @Test
    void shouldEndAnOldRunWhoseDeadlinePassedWhileNobodyWatched() {
        // Given
        UUID id = UUID.randomUUID();
        Instant then = Instant.now().minusSeconds(7200).truncatedTo(ChronoUnit.MICROS);
        var run = new Run(id, RunState.INSTALLING, RunSpec.DEFAULT, then, then.plusSeconds(1800), null, null);

        // When
        pool.withTransaction(client -> runs.insert(client, run, null)).await().atMost(Client.PATIENCE);

        // Then
        Client.awaitState(id, "failed");
        given().get("/runs?state=failed&size=100")
                .then()
                .statusCode(200)
                .body("items.runId", org.hamcrest.Matchers.hasItem(id.toString()));
    }

    @Test
    void shouldForgetOldRunsOnceTheyHaveEnded() {
        // Given
        Instant then = Instant.now().minusSeconds(86_400).truncatedTo(ChronoUnit.MICROS);
        UUID ended = UUID.randomUUID();
        UUID open = UUID.randomUUID();
        var far = Instant.now().plusSeconds(600);
        runs.insert(pool, new Run(ended, RunState.FAILED, RunSpec.DEFAULT, then, far, then, "gone"), null)
                .flatMap(inserted -> runs.insert(
                        pool, new Run(open, RunState.CHECKING, RunSpec.DEFAULT, then, far, null, null), null))
                .await()
                .atMost(Client.PATIENCE);

        // When
        runs.forget(then.plusSeconds(1)).await().atMost(Client.PATIENCE);

        // Then
        given().get("/runs/{id}", ended).then().statusCode(404);
        assertThat(Client.state(open)).isEqualTo("checking");
        given().delete("/runs/{id}", open).then().statusCode(204);
    }

    @Test
    void shouldPageFromTheNewest() {
        // Given
        UUID older = Client.ask("{\"name\":\"older\"}");
        UUID newer = Client.ask("{\"name\":\"newer\"}");

        // When
        var page = given().get("/runs?page=0&size=2").then().statusCode(200).extract();
        var next = given().get("/runs?page=1&size=1").then().statusCode(200).extract();

        // Then
        assertThat(page.<String>path("items[0].runId")).isEqualTo(newer.toString());
        assertThat(page.<String>path("items[1].runId")).isEqualTo(older.toString());
        assertThat(next.<String>path("items[0].runId")).isEqualTo(older.toString());
        assertThat(older.version()).isEqualTo(7);
        assertThat(page.<Integer>path("total")).isGreaterThanOrEqualTo(2);
        given().delete("/runs/{id}", older);
        given().delete("/runs/{id}", newer);
    }

    @Test
    void shouldCountRunsInItsMetrics() {
        // Given
        UUID run = Client.ask("{}");
        given().delete("/runs/{id}", run).then().statusCode(204);

        // Then
        assertThat(given().get("/q/metrics").asString())
                .contains(
                        "pgfit_runs_total{",
                        "outcome=\"cancelled\"",
                        "pgfit_runs_open",
                        "pgfit_run_duration_seconds_count");
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(given().get("/q/openapi").asString()).contains("/runs/{id}/events", "/decisions");
    }
}
