package dev.pgfit.decision.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.pgfit.decision.samples.Samples;
import dev.pgfit.testkit.KafkaResource;
import dev.pgfit.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class BadRequestTest {
    private static final String PROBLEM = "application/problem+json";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "{\"colour\":1}|colour",
                "{\"benchmark\":{\"colour\":1}}|benchmark.colour",
                "{\"benchmark\":{\"rounds\":\"ten\"}}|benchmark.rounds",
                "{\"benchmark\":{\"rounds\":-3}}|benchmark.rounds",
                "{\"benchmark\":{\"rows\":[-100]}}|benchmark.rows[0]",
                "{\"resources\":{\"memoryAlertBytes\":-1}}|resources.memoryAlertBytes",
                "{\"resources\":{\"interval\":\"soon\"}}|resources.interval",
                "{\"postgresql\":{\"version\":\"9.6\"}}|postgresql.version",
                "{\"pglite\":{\"version\":\"latest\"}}|pglite.version",
                "{\"environment\":\"moon\"}|environment",
                "{\"deadline\":\"PT1S\"}|deadline",
                "{\"criteria\":{\"acceptance\":2}}|criteria.acceptance",
                "{\"criteria\":{\"weights\":{\"installation\":0.5,\"performance\":0.5,\"resources\":0.5,"
                        + "\"compatibility\":0.5}}}|criteria.weights"
            })
    void shouldNameTheFieldThatIsWrong(String body, String field) {
        int before = total();
        given().contentType("application/json")
                .body(body)
                .post("/runs")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("errors.field", hasItem(startsWith(field)));
        org.assertj.core.api.Assertions.assertThat(total()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"text\"", "{\"benchmark\":}", "nonsense"})
    void shouldRefuseWhatIsNoSpecification(String body) {
        given().contentType("application/json")
                .body(body)
                .post("/runs")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
    }

    @Test
    void shouldRefuseAHugeBody() {
        given().contentType("application/json")
                .body("{\"name\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}")
                .post("/runs")
                .then()
                .statusCode(413)
                .contentType(PROBLEM);
    }

    @ParameterizedTest
    @CsvSource({"colour=red,colour", "page=-1,page", "page=x,page", "size=101,size", "size=0,size", "state=lost,state"})
    void shouldNameTheQueryParameterThatIsWrong(String query, String field) {
        given().get("/runs?" + query)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("errors.field", hasItem(equalTo(field)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/decision", "/report", "/events"})
    void shouldNotKnowAnUnknownRun(String part) {
        UUID unknown = UUID.randomUUID();
        given().get("/runs/" + unknown + part)
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("detail", containsString(unknown.toString()));
        given().get("/runs/not-a-uuid" + part).then().statusCode(404);
    }

    @Test
    void shouldSayThatThereIsNoDecisionYet() {
        UUID run = Client.ask("{}");
        given().get("/runs/{id}/decision", run)
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("detail", containsString("queued"));
        given().delete("/runs/{id}", run);
    }

    @Test
    void shouldRefuseToDecideOnNothing() {
        UUID run = UUID.randomUUID();
        given().contentType("application/json")
                .body("{}")
                .post("/decisions")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
        given().contentType("application/json")
                .body("{\"resources\":" + Json.write(Samples.resources(run)) + ",\"compatibility\":"
                        + Json.write(Samples.compatibility(UUID.randomUUID())) + "}")
                .post("/decisions")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("compatibility.runId"));
        given().contentType("application/json")
                .body("{\"installation\":{\"runId\":\"" + run + "\"}}")
                .post("/decisions")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("installation.candidates"));
    }

    @Test
    void shouldDecideOnGivenReports() {
        UUID run = UUID.randomUUID();
        given().contentType("application/json")
                .body("{\"resources\":" + Json.write(Samples.resources(run)) + "}")
                .post("/decisions")
                .then()
                .statusCode(200)
                .body("runId", equalTo(run.toString()))
                .body("recommendation", equalTo("implement_postgresql"));
    }

    private static int total() {
        return given().get("/runs").then().statusCode(200).extract().path("total");
    }
}
