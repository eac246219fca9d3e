package dev.pgfit.monitor.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResources;
import dev.pgfit.contracts.Gap;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.contracts.WindowUsage;
import dev.pgfit.kit.json.ContractJson;
import dev.pgfit.monitor.sample.Sampler;
import dev.pgfit.testkit.KafkaResource;
import dev.pgfit.testkit.Scrape;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
class ObservationResourceTest {
    @Test
    void shouldMeasureARealTreeThroughDeathRestartAndALostConnection() throws Exception {
        try (var tree = new RealTree();
                var server = new UsageServer(() -> List.of(tree.usage()))) {
            // Given
            String location = start(server.uri(), "PT6S");
            Eventually.holds(() -> lines(location) > 10);
            given().get("/q/metrics").then().body(containsString("pgfit_candidate_memory_bytes{"));

            // When
            tree.kill();
            Thread.sleep(300);
            tree.restart();
            int before = lines(location);
            Eventually.holds(() -> lines(location) > before + 10);
            server.goAway();
            Thread.sleep(400);
            server.comeBack();
            ResourcesReport report = finished(location);

            // Then
            CandidateResources seen = report.of(CandidateKind.POSTGRESQL).orElseThrow();
            WindowUsage overall = seen.window(WindowKind.OVERALL).orElseThrow();
            assertThat(report.outcome()).isEqualTo(PhaseOutcome.COMPLETED);
            assertThat(seen.restarts()).isEqualTo(1);
            assertThat(seen.gaps())
                    .extracting(Gap::reason)
                    .anyMatch(reason -> reason.contains("not running"))
                    .anyMatch(reason -> reason.contains("connection refused"));
            assertThat(seen.stability()).isEqualTo("died and was restarted once");
            assertThat(overall.cpuPercent().average()).isPositive();
            assertThat(overall.memoryBytes().average())
                    .isPositive()
                    .isLessThan(overall.residentBytes().average());
            assertThat(overall.processes().peak()).isBetween(3.0, 5.0);
            assertThat(seen.window(WindowKind.IDLE).orElseThrow().samples()).isEqualTo(overall.samples());
            assertThat(seen.window(WindowKind.LOAD).orElseThrow().samples()).isZero();
            assertThat(overall.watched()).isLessThan(Duration.between(report.startedAt(), report.finishedAt()));
            Scrape scrape = Scrape.of(given().get("/q/metrics").asString());
            assertThat(scrape.samples("pgfit_candidate_memory_bytes")).isEmpty();
            assertThat(scrape.sum("pgfit_candidate_gaps_total").orElseThrow()).isGreaterThanOrEqualTo(2);
            assertThat(scrape.sum("pgfit_candidate_gap_seconds_total").orElseThrow())
                    .isPositive();
            assertThat(scrape.sum("pgfit_candidate_readings_missed_total").orElseThrow())
                    .isPositive();
        }
    }

    @Test
    void shouldAskOnceForManyReadingsAndMissNone() throws Exception {
        try (var server = new UsageServer(new Figures()::since)) {
            // When
            ResourcesReport report = finished(start(server.uri(), "PT4S"));

            // Then
            CandidateResources seen = report.of(CandidateKind.POSTGRESQL).orElseThrow();
            WindowUsage overall = seen.window(WindowKind.OVERALL).orElseThrow();
            assertThat(server.requests()).isLessThan(12);
            assertThat(overall.samples()).isGreaterThan(150);
            assertThat(gapsSinceTheFirstAnswer(seen)).isEmpty();
            assertThat(overall.cpuPercent().average()).isBetween(49.0, 51.0);
        }
    }

    @Test
    void shouldTakeInWhatWasReadWhileTheInstallerCouldNotBeReached() throws Exception {
        try (var server = new UsageServer(new Figures()::since)) {
            // Given
            String location = start(server.uri(), "PT6S");
            Eventually.holds(() -> lines(location) > 10);

            // When
            server.goAway();
            Thread.sleep(1_500);
            server.comeBack();

            // Then
            CandidateResources seen =
                    finished(location).of(CandidateKind.POSTGRESQL).orElseThrow();
            assertThat(gapsSinceTheFirstAnswer(seen)).isEmpty();
        }
    }

    @Test
    void shouldHandOutSamplesAsJsonToo() {
        try (var server = new UsageServer(new Figures()::both)) {
            // Given
            String location = start(server.uri(), "PT2S");
            Eventually.holds(() -> lines(location) > 3);

            // Then
            given().get(location + "/samples")
                    .then()
                    .statusCode(200)
                    .body("candidate", hasItem("postgresql"))
                    .body("[0].threads", equalTo(5));
        }
    }

    @Test
    void shouldStopWhenAsked() {
        try (var server = new UsageServer(new Figures()::both)) {
            // Given
            String location = start(server.uri(), "PT1H");
            Eventually.holds(() -> server.requests() > 0);

            // When
            given().delete(location).then().statusCode(204);

            // Then
            Eventually.holds(() ->
                    "cancelled".equals(given().get(location).then().extract().path("state")));
            int after = server.requests();
            Eventually.holds(() -> server.requests() <= after + 1);
        }
    }

    @Test
    void shouldRefuseATargetThatNobodyServesFiguresOf() {
        given().contentType("application/json")
                .body("""
                        {"targets": [{"candidate": "pglite",
                          "endpoint": {"host": "localhost", "port": 5432, "database": "d", "user": "u"}}]}""")
                .post("/observations")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem("targets[0].usage"));
    }

    @Test
    void shouldRefuseNoTargetsUnknownFieldsAndIntervalsOutOfBounds() {
        given().contentType("application/json")
                .body("{\"targets\": []}")
                .post("/observations")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("targets"));
        given().contentType("application/json")
                .body("{\"targets\": [], \"intervall\": 3}")
                .post("/observations")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("intervall"));
        given().contentType("application/json")
                .body(request("http://localhost:1/usage", "PT1S").replace("PT0.02S", "PT0.001S"))
                .post("/observations")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("resources.interval"));
    }

    @Test
    void shouldNotKnowWhatWasNeverAsked() {
        given().get("/observations/00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    private static String start(String usage, String duration) {
        return given().contentType("application/json")
                .body(request(usage, duration))
                .post("/observations")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
    }

    private static String request(String usage, String duration) {
        return """
                {"targets": [{"candidate": "postgresql", "usage": "%s",
                   "endpoint": {"host": "localhost", "port": 5432, "database": "d", "user": "u"}}],
                 "resources": {"interval": "PT0.02S"}, "duration": "%s"}""".formatted(usage, duration);
    }

    private static int lines(String location) {
        return (int) given().accept("text/csv")
                        .get(location + "/samples")
                        .asString()
                        .lines()
                        .count()
                - 1;
    }

    /** A slow machine's first answer may come so late that the time before it is a gap, rightly. */
    private static List<Gap> gapsSinceTheFirstAnswer(CandidateResources seen) {
        return seen.gaps().stream()
                .filter(gap -> !gap.reason().equals(Sampler.FIRST))
                .toList();
    }

    private static ResourcesReport finished(String location) throws Exception {
        Eventually.holds(
                () -> "done".equals(given().get(location).then().extract().path("state")));
        var status = ContractJson.mapper().readTree(given().get(location).asString());
        return ContractJson.mapper().treeToValue(status.get("report"), ResourcesReport.class);
    }
}
