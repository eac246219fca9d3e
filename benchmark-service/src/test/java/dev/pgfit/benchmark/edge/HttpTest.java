package dev.pgfit.benchmark.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.pgfit.contracts.Endpoint;
import dev.pgfit.testkit.KafkaResource;
import dev.pgfit.testkit.TestPostgres;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
class HttpTest {
    private static final String YAML = """
            name: http
            rows: [10]
            queries:
              - {name: one, sql: SELECT 1, expectedRows: 1}
            """;

    @Test
    void shouldBenchmarkOneDatabaseAlone() throws Exception {
        try (TestPostgres postgres = TestPostgres.start()) {
            // When
            String place = given().contentType(ContentType.JSON)
                    .body(request(postgres.endpoint(), "SELECT 1"))
                    .post("/benchmarks")
                    .then()
                    .statusCode(202)
                    .extract()
                    .header("Location");
            Response done = await(place, "done");
            // Then
            assertThat(done.jsonPath().getString("report.outcome")).isEqualTo("completed");
            assertThat(done.jsonPath().getString("report.tests[0].verdict")).isEqualTo("not_provable");
            assertThat(done.jsonPath().getString("report.tests[0].reason"))
                    .isEqualTo("PGlite: is not among the targets");
            assertThat(done.jsonPath().getLong("report.tests[0].postgresql.executions"))
                    .isPositive();
            assertThat(done.asString()).doesNotContain("password");
        }
    }

    @Test
    void shouldStopWhenAsked() throws Exception {
        try (TestPostgres postgres = TestPostgres.start()) {
            // Given
            String place = given().contentType(ContentType.JSON)
                    .body(request(postgres.endpoint(), "SELECT pg_sleep(1)"))
                    .post("/benchmarks")
                    .header("Location");
            // When
            given().delete(place).then().statusCode(202);
            // Then
            await(place, "cancelled");
        }
    }

    @Test
    void shouldNameTheFieldOfABadRequest() {
        String endpoint = "{\"host\": \"x\", \"port\": 70000, \"database\": \"x\", \"user\": \"x\"}";
        given().contentType(ContentType.JSON)
                .body("{\"targets\": [{\"candidate\": \"postgresql\", \"endpoint\": " + endpoint + "}]}")
                .post("/benchmarks")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(containsString("targets[0].endpoint.port")));
        given().contentType(ContentType.JSON)
                .body("{\"targets\": []}")
                .post("/benchmarks")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("targets"));
        given().get("/benchmarks/00000000-0000-0000-0000-000000000000").then().statusCode(404);
    }

    @Test
    void shouldServeAndCheckWorkloads() {
        given().get("/workloads").then().statusCode(200).body("", hasItem("default"));
        String text = given().get("/workloads/default")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        given().get("/workloads/schema").then().statusCode(200).body("title", equalTo("pgfit workload"));
        given().get("/workloads/tpcb-like").then().statusCode(200);
        given().get("/workloads/other").then().statusCode(404).contentType("application/problem+json");
        given().contentType("text/yaml")
                .body(text)
                .post("/workloads/validate")
                .then()
                .statusCode(200)
                .body("queries.size()", equalTo(8));
        given().contentType("text/yaml")
                .body(YAML.replace("expectedRows", "expectdRows"))
                .post("/workloads/validate")
                .then()
                .statusCode(422)
                .body("errors.message", hasItem(startsWith("line 4, column 32: queries[0].expectdRows: unknown key")));
    }

    @Test
    void shouldSayBeforeARunWhatIsWrong() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/preflight")
                .then()
                .statusCode(204);
        given().contentType(ContentType.JSON)
                .body("{\"benchmark\": {\"workload\": \"tpcc\"}}")
                .post("/preflight")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("benchmark.workload"))
                .body("errors[0].message", containsString("known: default"));
        given().contentType(ContentType.JSON)
                .body("{\"benchmark\": {\"workloadYaml\": \"name: x\\nrows: [1]\\nqueries:\\n- name: q\\n\"}}")
                .post("/preflight")
                .then()
                .statusCode(422)
                .body("errors.field", everyItem(equalTo("benchmark.workloadYaml")))
                .body("errors.message", hasItem("line 4, column 3: queries[0].sql: is missing"))
                .body("errors.message", not(hasItem(containsString("null"))));
    }

    private static Response await(String place, String state) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            Response response = given().get(place);
            String now = response.jsonPath().getString("state");
            if (now.equals(state)) {
                return response;
            }
            assertThat(Instant.now()).as(response.asString()).isBefore(end);
            Thread.sleep(100);
        }
    }

    private static String request(Endpoint endpoint, String sql) {
        return """
                {"benchmark": {"workloadYaml": "%s", "rounds": 4, "roundTime": "PT0.02S", "warmUp": "PT0.04S"},
                 "targets": [{"candidate": "postgresql", "endpoint": {"host": "%s", "port": %d, "database": "%s",
                   "user": "%s", "password": "%s", "preparedStatementCache": true}}]}
                """.formatted(
                        YAML.replace("SELECT 1", sql).replace("\n", "\\n"),
                        endpoint.host(),
                        endpoint.port(),
                        endpoint.database(),
                        endpoint.user(),
                        endpoint.password());
    }
}
