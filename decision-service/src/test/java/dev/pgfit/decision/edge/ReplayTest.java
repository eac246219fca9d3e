package dev.pgfit.decision.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.Topic;
import dev.pgfit.decision.samples.Samples;
import dev.pgfit.testkit.EventProbe;
import dev.pgfit.testkit.KafkaResource;
import dev.pgfit.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class ReplayTest {
    private static final String PROBLEM = "application/problem+json";

    private static UUID decided() {
        UUID run = Client.ask("{\"criteria\":{\"acceptance\":0.6}}");
        send(Topic.INSTALLATIONS, Samples.installation(run));
        send(Topic.BENCHMARKS, Samples.benchmark(run, 0.9, 14, 6, 4));
        send(Topic.RESOURCES, Samples.resources(run));
        send(Topic.COMPATIBILITY, Samples.compatibility(run));
        Client.awaitState(run, "decided");
        return run;
    }

    private static void send(Topic topic, Event event) {
        try (var probe = EventProbe.on(topic)) {
            probe.send(event);
        }
    }

    private static ValidatableResponse replay(UUID run, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/decisions/{run}/replay", run)
                .then();
    }

    @Test
    void shouldComeToTheSameBytes() {
        // Given
        UUID run = decided();
        Decision published = Client.get("/runs/{id}/decision", run).as(Decision.class);

        // When
        var bare = given().contentType("application/json")
                .post("/decisions/{run}/replay", run)
                .then()
                .statusCode(200);
        var empty = replay(run, "{}").statusCode(200);

        // Then
        bare.body("identical", equalTo(true))
                .body("otherCriteria", equalTo(false))
                .body("changes.size()", equalTo(0));
        empty.body("identical", equalTo(true)).body("note", containsString("byte for byte"));
        assertThat(bare.extract().jsonPath().getObject("after", Map.class))
                .isEqualTo(bare.extract().jsonPath().getObject("before", Map.class));
        assertThat(Client.get("/runs/{id}/decision", run).as(Decision.class)).isEqualTo(published);
    }

    @Test
    void shouldShowWhatOtherCriteriaChange() {
        // Given
        UUID run = decided();

        // When parts of the criteria are others, the rest as in the run
        var replayed = replay(run, "{\"criteria\":{\"thresholds\":{\"averageMemoryBytes\":100000000}}}")
                .statusCode(200);

        // Then
        replayed.body("identical", equalTo(false))
                .body("otherCriteria", equalTo(true))
                .body("before.recommendation", equalTo("implement_postgresql"))
                .body("after.recommendation", equalTo("use_enhanced_pglite"))
                .body("after.criteria.acceptance", equalTo(0.6f))
                .body("note", containsString("changes from Implement PostgreSQL + PostgREST to Use Enhanced PGlite"));
        assertThat(replayed.extract().<List<String>>path("changes.what"))
                .contains("recommendation", "total", "gates.average_memory", "scores.resources.postgresql")
                .doesNotContain("gates.average_cpu", "criteria.acceptance");
        replay(
                        run,
                        "{\"criteria\":{\"weights\":{\"installation\":2,\"performance\":3,\"resources\":3,"
                                + "\"compatibility\":2,\"normalise\":true}}}")
                .statusCode(200)
                .body("after.total", equalTo(replayed.extract().<Float>path("before.total")));
    }

    @Test
    void shouldReplayASavedReport() {
        // Given
        UUID run = decided();
        String saved = Client.get("/runs/{id}/report", run).asString();

        // When, Then
        given().contentType("application/json")
                .body(saved)
                .post("/decisions/replay")
                .then()
                .statusCode(200)
                .body("identical", equalTo(true));
        given().contentType("application/json")
                .body(saved.substring(0, saved.lastIndexOf('}')) + ",\"criteria\":{\"acceptance\":1}}")
                .post("/decisions/replay")
                .then()
                .statusCode(200)
                .body("after.recommendation", equalTo("use_enhanced_pglite"));
        given().contentType("application/json")
                .body("{\"reports\":{}}")
                .post("/decisions/replay")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("errors.field", hasItem("decision"));
    }

    @Test
    void shouldReplayNoRunThatIsUnknownOrUndecided() {
        // Given
        UUID open = Client.ask("{}");

        // When, Then
        replay(UUID.randomUUID(), "{}").statusCode(404).contentType(PROBLEM);
        replay(open, "{}").statusCode(409).contentType(PROBLEM).body("detail", containsString("queued"));
        given().delete("/runs/{id}", open);
        replay(open, "{}").statusCode(409).contentType(PROBLEM).body("detail", containsString("cancelled"));
        given().contentType("application/json")
                .post("/decisions/not-a-uuid/replay")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "7|criteria",
                "{\"colour\":1}|criteria.colour",
                "{\"acceptance\":2}|criteria.acceptance",
                "{\"acceptance\":\"high\"}|criteria.acceptance",
                "{\"thresholds\":{\"averageCpuPercent\":-1}}|criteria.thresholds.averageCpuPercent",
                "{\"thresholds\":{\"criticalFailures\":\"many\"}}|criteria.thresholds.criticalFailures",
                "{\"weights\":{\"installation\":0.5,\"performance\":0.5,\"resources\":0.5,"
                        + "\"compatibility\":0.5}}|criteria.weights",
                "{\"weights\":{\"installation\":1}}|criteria.weights.performance"
            })
    void shouldNameTheCriterionThatIsWrong(String criteria, String field) {
        replay(decided(), "{\"criteria\":" + criteria + "}")
                .statusCode(422)
                .contentType(PROBLEM)
                .body("errors.field", hasItem(startsWith(field)));
    }
}
