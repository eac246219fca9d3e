package dev.pgfit.decision.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.Progress;
import dev.pgfit.contracts.Recommendation;
import dev.pgfit.contracts.RunCancelled;
import dev.pgfit.contracts.RunFailed;
import dev.pgfit.contracts.RunRequested;
import dev.pgfit.contracts.Topic;
import dev.pgfit.decision.samples.Samples;
import dev.pgfit.testkit.EventProbe;
import dev.pgfit.testkit.KafkaResource;
import dev.pgfit.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class RunLifeTest {
    private static void send(Topic topic, Event... events) {
        try (var probe = EventProbe.on(topic)) {
            for (Event event : events) {
                probe.send(event);
            }
        }
    }

    private static Decision decision(UUID run) {
        try (var probe = EventProbe.on(Topic.DECISIONS)) {
            return probe.await(Decision.class, run, Client.PATIENCE);
        }
    }

    @Test
    void shouldDecideOnceWhenEveryReportIsInWhateverTheOrder() {
        // Given
        UUID run = Client.ask("{}");
        try (var probe = EventProbe.on(Topic.RUNS)) {
            assertThat(probe.await(RunRequested.class, run, Client.PATIENCE)
                            .spec()
                            .name())
                    .isNull();
        }
        assertThat(Client.state(run)).isEqualTo("queued");
        send(Topic.PROGRESS, new Progress(run, Phase.INSTALLATION, null, "fetch", 0, 5, Instant.now()));
        Client.awaitState(run, "installing");

        // When
        send(Topic.COMPATIBILITY, Samples.compatibility(run), Samples.compatibility(run));
        send(Topic.BENCHMARKS, Samples.benchmark(run, 1.23, 14, 6, 4), Samples.benchmark(run, 0.1, 0, 24, 0));
        send(Topic.RESOURCES, Samples.resources(run), Samples.resources(run));
        send(Topic.INSTALLATIONS, Samples.installation(run), Samples.installation(run));

        // Then
        var decision = decision(run);
        assertThat(decision.recommendation()).isEqualTo(Recommendation.IMPLEMENT_POSTGRESQL);
        Client.awaitState(run, "decided");
        assertThat(Client.get("/runs/{id}/decision", run)
                        .then()
                        .statusCode(200)
                        .extract()
                        .as(Decision.class))
                .isEqualTo(decision);
        assertThat(Client.get("/runs/{id}", run).<List<String>>path("reports"))
                .containsExactlyInAnyOrder("installation", "benchmark", "resources", "compatibility");
        send(Topic.RESOURCES, Samples.resources(run));
        try (var probe = EventProbe.on(Topic.DECISIONS)) {
            probe.expectNone(Decision.class, d -> false, Duration.ofSeconds(1));
            assertThat(probe.all(Decision.class).stream().filter(d -> d.runId().equals(run)))
                    .hasSize(1);
        }
    }

    @Test
    void shouldHandOnTheCallersTraceWhenItMakesNoneItself() {
        // Given
        String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        // When
        UUID traced = Client.ask(given().header("traceparent", traceparent), "{}");
        UUID untraced = Client.ask("{}");

        // Then
        try (var probe = EventProbe.on(Topic.RUNS)) {
            assertThat(probe.awaitRaw(record -> traced.toString().equals(record.key()), Client.PATIENCE)
                            .headers())
                    .containsEntry("traceparent", traceparent);
            assertThat(probe.awaitRaw(record -> untraced.toString().equals(record.key()), Client.PATIENCE)
                            .headers())
                    .doesNotContainKeys("traceparent", "tracestate");
        }
    }

    @Test
    void shouldShowTheReportAsAskedWithoutPasswords() {
        // Given
        UUID run = Client.ask("{\"name\":\"laptop\"}");
        send(Topic.INSTALLATIONS, Samples.installation(run));
        send(Topic.BENCHMARKS, Samples.benchmark(run, 1.23, 14, 6, 4));
        send(Topic.RESOURCES, Samples.resources(run));
        send(Topic.COMPATIBILITY, Samples.compatibility(run));
        Client.awaitState(run, "decided");

        // When
        var json = Client.get("/runs/{id}/report", run).then().statusCode(200);
        var markdown = given().accept("text/markdown")
                .get("/runs/{id}/report", run)
                .then()
                .statusCode(200);
        var text = given().accept("text/plain")
                .get("/runs/{id}/report", run)
                .then()
                .statusCode(200);

        // Then
        assertThat(json.extract().contentType()).startsWith("application/json");
        assertThat(json.extract().<String>path("decision.recommendation")).isEqualTo("implement_postgresql");
        assertThat(json.extract().<Integer>path("reports.benchmark.summary.total"))
                .isEqualTo(24);
        assertThat(json.extract().asString()).doesNotContain(Samples.PASSWORD);
        assertThat(markdown.extract().contentType()).startsWith("text/markdown");
        assertThat(markdown.extract().asString())
                .startsWith("# pgfit report: laptop")
                .contains("µs");
        assertThat(text.extract().asString())
                .startsWith("Installation      PostgreSQL 18.6 in 2.1 s")
                .contains("Report            /runs/" + run + "/report   Events: topic ");
    }

    @Test
    void shouldFailWhenNothingCouldBeInstalled() {
        // Given
        UUID run = Client.ask("{}");
        InstallationReport nothing = Samples.installation(
                run, Samples.failed(CandidateKind.POSTGRESQL), Samples.failed(CandidateKind.PGLITE));

        // When
        send(Topic.INSTALLATIONS, nothing);

        // Then
        try (var probe = EventProbe.on(Topic.RUNS)) {
            assertThat(probe.await(RunFailed.class, run, Client.PATIENCE).reason())
                    .contains("neither candidate");
        }
        Client.get("/runs/{id}/decision", run)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", org.hamcrest.Matchers.containsString("neither candidate"));
    }

    @Test
    void shouldCancelAnOpenRunOnce() {
        // Given
        UUID run = Client.ask("{}");

        // When
        given().delete("/runs/{id}", run).then().statusCode(204);

        // Then
        try (var probe = EventProbe.on(Topic.RUNS)) {
            probe.await(RunCancelled.class, run, Client.PATIENCE);
        }
        assertThat(Client.state(run)).isEqualTo("cancelled");
        given().delete("/runs/{id}", run).then().statusCode(409);
        Client.get("/runs/{id}/decision", run).then().statusCode(409);
        send(Topic.INSTALLATIONS, Samples.installation(run));
        try (var probe = EventProbe.on(Topic.DECISIONS)) {
            probe.expectNone(Decision.class, d -> d.runId().equals(run), Duration.ofMillis(500));
        }
    }

    @Test
    void shouldDecideAtTheDeadlineFromWhatIsThereAndFailWithoutAnInstallation() {
        // Given
        UUID some = Client.ask("{\"deadline\":\"PT10S\"}");
        UUID none = Client.ask("{\"deadline\":\"PT10S\"}");

        // When
        send(Topic.INSTALLATIONS, Samples.installation(some));

        // Then
        assertThat(decision(some).confidence()).isLessThan(0.7);
        try (var probe = EventProbe.on(Topic.RUNS)) {
            assertThat(probe.await(RunFailed.class, none, Client.PATIENCE).reason())
                    .contains("PT10S");
        }
    }

    @Test
    void shouldSendBadEventsToTheDeadLettersAndGoOn() {
        // Given
        UUID run = Client.ask("{}");
        var headers = EventProbe.headers(Samples.compatibility(run), "bad-1");

        // When
        try (var probe = EventProbe.on(Topic.COMPATIBILITY)) {
            probe.sendRaw(headers, run.toString(), "{\"runId\":");
            probe.send(Samples.compatibility(run));

            // Then
            var letter = probe.awaitDeadLetter(r -> "bad-1".equals(r.headers().get("ce_id")), Client.PATIENCE);
            assertThat(letter.headers().get("dead-letter-reason")).contains("malformed");
        }
        Client.await(
                () -> Client.get("/runs/{id}", run)
                        .<List<String>>path("reports")
                        .contains("compatibility"),
                "the good report is in");
    }
}
