package dev.pgfit.compat.edge;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.BenchmarkSummary;
import dev.pgfit.contracts.CandidateCompatibility;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.LoadStarted;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.PostgrestProbe;
import dev.pgfit.contracts.Progress;
import dev.pgfit.contracts.RunCancelled;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.contracts.Target;
import dev.pgfit.contracts.Topic;
import dev.pgfit.testkit.EventProbe;
import dev.pgfit.testkit.KafkaResource;
import dev.pgfit.testkit.MetricsGuide;
import dev.pgfit.testkit.PostgresResource;
import dev.pgfit.testkit.Scrape;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class CompatibilityFlowTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String OWN = """
            category: custom
            checks:
              - id: invoices
                title: Invoices
                required: true
                proves: it
                why: because
                source: the manual
                consequence: no invoices
                probe:
                  - {name: adds, sql: SELECT 1 + 1, value: 2}
            """;

    @Test
    void shouldProbeTheBenchmarksTargetsAndPublishOneReport() {
        try (EventProbe benchmarks = EventProbe.on(Topic.BENCHMARKS);
                EventProbe reports = EventProbe.on(Topic.COMPATIBILITY);
                EventProbe progress = EventProbe.on(Topic.PROGRESS)) {
            // Given
            UUID run = UUID.randomUUID();
            BenchmarkReport benchmark = benchmark(run, List.of(target()));

            // When
            benchmarks.send(new LoadStarted(run, Instant.now()));
            benchmarks.send(benchmark);
            benchmarks.send(benchmark);

            // Then
            CompatibilityReport report = reports.await(CompatibilityReport.class, run, PATIENCE);
            assertThat(report.outcome()).isEqualTo(PhaseOutcome.COMPLETED);
            assertThat(report.candidates()).singleElement().satisfies(candidate -> {
                assertThat(candidate.checks())
                        // some of the others ask for extensions and settings that this PostgreSQL doesn't have
                        .filteredOn(
                                check -> check.required() || check.category().equals("postgrest"))
                        .hasSizeGreaterThan(60)
                        .allSatisfy(check ->
                                assertThat(check.outcome()).as(check.toString()).isEqualTo(CheckResult.Outcome.PASSED));
                assertThat(candidate.postgrest()).isNotNull().satisfies(probe -> {
                    assertThat(probe.client()).isEqualTo(PostgrestProbe.Client.IMITATION);
                    assertThat(probe.note()).contains("PostgREST itself was not run");
                });
                assertThat(candidate.score()).isGreaterThan(0.9);
                assertThat(candidate.criticalFailures()).isZero();
                assertThat(candidate.securityFindings()).isEmpty();
            });
            progress.await(
                    Progress.class, p -> p.runId().equals(run) && p.total() >= 16 && p.done() == p.total(), PATIENCE);
            shouldTellWhatItFound(report);
        }
    }

    private static void shouldTellWhatItFound(CompatibilityReport report) {
        Scrape scrape = Scrape.of(get("/q/metrics").asString());
        CandidateCompatibility found = report.candidates().getFirst();
        assertThat(scrape.sum("pgfit_compatibility_score_ratio", "environment", "host"))
                .hasValue(found.score());
        assertThat(scrape.sum("pgfit_compatibility_checks", "environment", "host", "outcome", "passed"))
                .hasValue(found.passed());
        assertThat(scrape.samples("pgfit_compatibility_category_score_ratio", "environment", "host", "category", "rls"))
                .singleElement()
                .satisfies(score -> assertThat(score.value()).isEqualTo(1));
        assertThat(scrape.sum("pgfit_checks_total", "category", "rls", "outcome", "passed")
                        .orElseThrow())
                .isPositive();
        assertThat(scrape.sum("pgfit_phase_duration_seconds_count", "outcome", "completed")
                        .orElseThrow())
                .isPositive();
        assertThat(MetricsGuide.read().complaints("compat", scrape)).isEmpty();
        assertThat(scrape.unboundedLabels()).isEmpty();
    }

    @Test
    void shouldSkipThePhaseWhenThereIsNothingToProbe() {
        try (EventProbe benchmarks = EventProbe.on(Topic.BENCHMARKS);
                EventProbe reports = EventProbe.on(Topic.COMPATIBILITY)) {
            // Given
            UUID run = UUID.randomUUID();

            // When
            benchmarks.send(benchmark(run, List.of()));

            // Then
            CompatibilityReport report = reports.await(CompatibilityReport.class, run, PATIENCE);
            assertThat(report.outcome()).isEqualTo(PhaseOutcome.SKIPPED);
            assertThat(report.problems()).isNotEmpty();
        }
    }

    @Test
    void shouldSendAMalformedEventToTheDeadLettersAndGoOn() {
        try (EventProbe benchmarks = EventProbe.on(Topic.BENCHMARKS);
                EventProbe reports = EventProbe.on(Topic.COMPATIBILITY)) {
            // Given
            UUID run = UUID.randomUUID();
            BenchmarkReport good = benchmark(run, List.of());
            Map<String, String> headers = EventProbe.headers(good, "bad-" + run);

            // When
            benchmarks.sendRaw(headers, "{\"runId\":\"" + run + "\",\"targets\":7}");
            benchmarks.send(good);

            // Then
            assertThat(benchmarks
                            .awaitDeadLetter(
                                    letter -> ("bad-" + run)
                                            .equals(letter.headers().get("ce_id")),
                                    PATIENCE)
                            .headers())
                    .containsKey("dead-letter-reason");
            reports.await(CompatibilityReport.class, run, PATIENCE);
        }
    }

    @Test
    void shouldDoNothingForARunThatIsOver() throws InterruptedException {
        try (EventProbe runs = EventProbe.on(Topic.RUNS);
                EventProbe benchmarks = EventProbe.on(Topic.BENCHMARKS);
                EventProbe reports = EventProbe.on(Topic.COMPATIBILITY)) {
            // Given
            UUID run = UUID.randomUUID();
            runs.send(new RunCancelled(run, "changed my mind", Instant.now()));
            Thread.sleep(2_000);

            // When
            benchmarks.send(benchmark(run, List.of(target())));

            // Then
            reports.expectNone(CompatibilityReport.class, r -> r.runId().equals(run), Duration.ofSeconds(4));
        }
    }

    @Test
    void shouldProbeAnyDatabaseOverHttp() throws InterruptedException {
        // Given
        Map<String, ?> own = Map.of("name", "own.yaml", "yaml", OWN);

        // When
        String location = given().contentType(ContentType.JSON)
                .body(Map.of(
                        "connectionString",
                        connectionString(),
                        "compatibility",
                        Map.of("suite", "mission", "checks", List.of(own))))
                .post("/compatibility-checks")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");

        // Then
        Instant end = Instant.now().plus(PATIENCE);
        while (!"done".equals(get(location).path("state")) && Instant.now().isBefore(end)) {
            Thread.sleep(200);
        }
        get(location)
                .then()
                .body("state", equalTo("done"))
                .body("report.candidates[0].passed", equalTo(17))
                .body("done", equalTo(17))
                .body("total", equalTo(17))
                .body("report.candidates[0].checks[16].id", equalTo("invoices"))
                .body("report.candidates[0].categories.category", hasItem("custom"))
                .body(not(containsString(String.valueOf(target().endpoint().password()) + "\"")));
        get(location + "/events")
                .then()
                .statusCode(200)
                .body(containsString("event:check"))
                .body(containsString("\"id\":\"invoices\""))
                .body(containsString("event:end"));
        given().delete(location).then().statusCode(204);
    }

    @Test
    void shouldShowTheCatalogue() {
        get("/checks")
                .then()
                .statusCode(200)
                .body("findAll { 'mission' in it.suites }", hasSize(16))
                .body("findAll { it.category == 'postgrest' }.id", hasItem("postgrest_rls"))
                .body("find { it.id == 'listen_notify' }.kind", equalTo("protocol"))
                .body("find { it.id == 'rls_policies' }.why", containsString("PostgREST"));
    }

    @Test
    void shouldRefuseBadRequestsWithTheField() {
        refuse("{\"targets\":[]}", "targets");
        refuse("{\"targets\":[{\"candidate\":\"oracle\"}]}", "targets[0].candidate");
        refuse("{\"targets\":[],\"colour\":1}", "colour");
        refuse("{}", "targets");
        refuse("{\"connectionString\":\"" + connectionString() + "?sslmode=require\"}", "connectionString");
        refuse("{\"connectionString\":\"mysql://me@h/d\"}", "connectionString");
        refuse("{\"connectionString\":\"postgresql://me@h/d\",\"targets\":[]}", "connectionString");
        refuse("{\"connectionString\":\"postgresql://me@h/d\",\"compatibility\":{\"suite\":\"all\"}}", "suite");
        String broken = "{\"name\":\"own.yaml\",\"yaml\":\"category: custom\"}";
        refuse(
                "{\"connectionString\":\"postgresql://me@h/d\",\"compatibility\":{\"checks\":[" + broken + "]}}",
                "compatibility.checks[0].yaml");
        given().contentType(ContentType.JSON)
                .body("{\"compatibility\":{\"checks\":[" + broken + "]}}")
                .post("/preflight")
                .then()
                .statusCode(400)
                .body("errors[0].message", containsString("own.yaml:1: field 'checks' is missing"));
        get("/compatibility-checks/" + UUID.randomUUID()).then().statusCode(404);
        get("/compatibility-checks/" + UUID.randomUUID() + "/events").then().statusCode(404);
        Map<String, ?> twice = Map.of("targets", List.of(target(), target()));
        given().contentType(ContentType.JSON)
                .body(twice)
                .post("/compatibility-checks")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("targets"));
    }

    private static void refuse(String body, String field) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/compatibility-checks")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(containsString(field)));
    }

    private static String connectionString() {
        Endpoint endpoint = target().endpoint();
        String password = endpoint.password() == null ? "" : ":" + endpoint.password();
        return "postgresql://%s%s@%s:%d/%s"
                .formatted(endpoint.user(), password, endpoint.host(), endpoint.port(), endpoint.database());
    }

    private static Target target() {
        return Probing.target(CandidateKind.POSTGRESQL, PostgresResource.endpoint());
    }

    private static BenchmarkReport benchmark(UUID run, List<Target> targets) {
        return new BenchmarkReport(
                run,
                RunSpec.DEFAULT,
                targets,
                Instant.now(),
                Instant.now(),
                PhaseOutcome.COMPLETED,
                "default",
                "0",
                List.of(),
                BenchmarkSummary.NONE,
                List.of());
    }
}
