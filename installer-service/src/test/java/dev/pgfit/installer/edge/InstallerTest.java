package dev.pgfit.installer.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateRestarted;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.InstallationStep;
import dev.pgfit.contracts.InstallationUsage;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Progress;
import dev.pgfit.contracts.RunCancelled;
import dev.pgfit.contracts.RunRequested;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.contracts.Topic;
import dev.pgfit.installer.schema.Database;
import dev.pgfit.installer.schema.SupabaseSchema;
import dev.pgfit.installer.schema.Verification;
import dev.pgfit.testkit.EventProbe;
import dev.pgfit.testkit.KafkaResource;
import dev.pgfit.testkit.MetricsGuide;
import dev.pgfit.testkit.Scrape;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
class InstallerTest {
    private static final Duration LONG = Duration.ofSeconds(150);

    @Inject
    InstallerConfig config;

    @Test
    void shouldInstallBothForARunKeepThemUpAndTakeThemAway() throws Exception {
        UUID run = UUID.randomUUID();
        try (EventProbe runs = EventProbe.on(Topic.RUNS);
                EventProbe installations = EventProbe.on(Topic.INSTALLATIONS);
                EventProbe progress = EventProbe.on(Topic.PROGRESS)) {
            // Given
            runs.send(new RunRequested(run, RunSpec.DEFAULT, Instant.now()));

            // When
            InstallationReport report = installations.await(InstallationReport.class, run, LONG);

            // Then
            assertThat(report.targets()).hasSize(2);
            assertThat(installed(report, CandidateKind.POSTGRESQL).target().engineVersion())
                    .startsWith("18.");
            assertThat(installed(report, CandidateKind.PGLITE)
                            .target()
                            .endpoint()
                            .maxConnections())
                    .isEqualTo(1);
            for (CandidateKind kind : CandidateKind.values()) {
                shouldBeWhole(installed(report, kind));
                shouldBeRestartedWhenKilled(run, installed(report, kind), installations);
            }
            progress.await(Progress.class, event -> event.runId().equals(run) && event.done() == 9, LONG);

            shouldTellOfWhatIsThere(scrape());
            shouldGiveManyReadingsInOneAnswer(run);

            // When
            runs.send(new RunCancelled(run, "enough", Instant.now()));

            // Then
            shouldBeGone(run, report);
        }
    }

    private static Scrape scrape() {
        return Scrape.of(given().get("/q/metrics").asString());
    }

    private static void shouldTellOfWhatIsThere(Scrape scrape) {
        for (String candidate : List.of("postgresql", "pglite")) {
            assertThat(scrape.sum("pgfit_candidate_restarts_total", "candidate", candidate)
                            .orElseThrow())
                    .isPositive();
            assertThat(scrape.sum("pgfit_installation_memory_bytes", "candidate", candidate)
                            .orElseThrow())
                    .isGreaterThan(5_000_000);
            assertThat(scrape.sum(
                                    "pgfit_installation_duration_seconds_sum",
                                    "candidate",
                                    candidate,
                                    "outcome",
                                    "installed")
                            .orElseThrow())
                    .isBetween(0.01, 600.0);
        }
        assertThat(scrape.sum("pgfit_installer_slots_used").orElseThrow()).isPositive();
        assertThat(scrape.sum("pgfit_installer_slots").orElseThrow()).isPositive();
        assertThat(scrape.sum("pgfit_jobs", "phase", "installation")).isPresent();
        assertThat(MetricsGuide.read().complaints("installer", scrape)).isEmpty();
        assertThat(scrape.unboundedLabels()).isEmpty();
    }

    private void shouldBeWhole(Installed installed) throws Exception {
        assertThat(installed.steps()).hasSize(5).allMatch(step -> step.outcome() == InstallationStep.Outcome.DONE);
        assertThat(installed.footprint().memoryBytes()).isGreaterThan(5_000_000);
        assertThat(installed.footprint().cpuSeconds()).isPositive();
        assertThat(installed.footprint().diskBytes()).isGreaterThan(20_000_000);
        assertThat(installed.extensions()).anyMatch(name -> name.startsWith("pgcrypto "));
        assertThat(installed.extensions()).anyMatch(name -> name.startsWith("uuid-ossp "));
        assertThat(installed.tuning()).containsKey("fsync");
        assertThat(installed.notes()).isNotEmpty();
        assertThat(installed.serverVersion()).startsWith("PostgreSQL 18");
        try (Connection connection = Database.connect(installed.target().endpoint())) {
            SupabaseSchema.create(connection); // twice does no harm
            assertThat(Verification.ask(connection, "select count(*) from pg_publication"))
                    .isEqualTo("1");
            var unused =
                    Verification.ask(connection, "select 'kept'::text from (select set_config('a.b', 'c', false)) x");
            connection.createStatement().execute("create table kept as select 42 as answer");
        }
    }

    private void shouldBeRestartedWhenKilled(UUID run, Installed installed, EventProbe installations) throws Exception {
        // Given
        CandidateKind kind = installed.target().candidate();
        CandidateUsage before = usage(run, kind);
        assertThat(before.running()).isTrue();
        assertThat(before.cpuSeconds()).isPositive();
        assertThat(before.pssBytes()).isBetween(5_000_000L, before.rssBytes());
        assertThat(before.anonymousBytes()).isBetween(1_000_000L, before.pssBytes());
        assertThat(before.processes()).isPositive();
        assertThat(before.threads()).isGreaterThanOrEqualTo(before.processes());
        Endpoint endpoint = installed.target().endpoint();
        try (Connection connection = Database.connect(endpoint)) {
            var unused = Verification.ask(connection, "select repeat('x', 100000)");
            shouldSee(run, kind, usage -> usage.networkSentBytes() > 100_000);
        }
        shouldSee(run, kind, usage -> usage.diskBytes() > 5_000_000 && usage.cpuSeconds() >= before.cpuSeconds());

        // When
        long server = ProcessHandle.current()
                .descendants()
                .filter(handle -> handle.info()
                        .commandLine()
                        .orElse("")
                        .contains(folder(run, kind).toString()))
                .filter(handle -> !handle.info().command().orElse("").endsWith("sh"))
                .filter(handle -> !handle.info().command().orElse("").endsWith("dash"))
                .findFirst()
                .orElseThrow()
                .pid();
        ProcessHandle.of(server).orElseThrow().destroyForcibly();

        // Then
        CandidateRestarted restarted =
                installations.await(CandidateRestarted.class, event -> event.candidate() == kind, LONG);
        assertThat(restarted.reason()).isEqualTo("exited with 137");
        assertThat(restarted.restarts()).isEqualTo(1);
        try (Connection connection = Database.connect(endpoint)) {
            assertThat(Verification.ask(connection, "select answer from kept")).isEqualTo("42");
        }
        assertThat(usage(run, kind).restarts()).isEqualTo(1);
    }

    private void shouldGiveManyReadingsInOneAnswer(UUID run) throws Exception {
        // Given
        String address = "/installations/" + run + "/usage?every=PT0.1S";
        InstallationUsage first = given().get(address).as(InstallationUsage.class);
        assertThat(first.earlier()).isEmpty();

        // When
        Thread.sleep(1_000);
        InstallationUsage then =
                given().get(address + "&after=" + first.latest().orElseThrow()).as(InstallationUsage.class);

        // Then
        for (CandidateKind kind : CandidateKind.values()) {
            List<CandidateUsage> readings = then.all(kind);
            assertThat(readings).hasSizeBetween(2, 100).isSortedAccordingTo(Comparator.comparing(CandidateUsage::at));
            assertThat(readings.getFirst().at())
                    .isAfter(first.of(kind).orElseThrow().at());
        }
        given().get(address + "&after=now")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem("after"));
    }

    private void shouldBeGone(UUID run, InstallationReport report) throws Exception {
        long end = System.nanoTime() + LONG.toNanos();
        while (!given().get("/installations/" + run).path("life").equals("gone")) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(50);
        }
        given().get("/installations/" + run + "/usage").then().statusCode(404);
        shouldHaveLeftNothing();
        assertThat(report.targets()).isNotEmpty();
    }

    private void shouldHaveLeftNothing() throws Exception {
        Path data = config.data().toAbsolutePath();
        for (String folder : new String[] {"installations", "guards"}) {
            try (Stream<Path> left = Files.list(data.resolve(folder))) {
                assertThat(left).isEmpty();
            }
        }
        assertThat(ProcessHandle.allProcesses()
                        .filter(handle -> handle.info().commandLine().orElse("").contains(data + "/installations")))
                .isEmpty();
    }

    private void shouldSee(UUID run, CandidateKind kind, java.util.function.Predicate<CandidateUsage> wanted)
            throws InterruptedException {
        // where looking at sockets is dear, it is done every 30 s only
        CandidateUsage seen = usage(run, kind);
        for (int i = 0; i < 450 && !wanted.test(seen); i++) {
            Thread.sleep(100);
            seen = usage(run, kind);
        }
        assertThat(seen).matches(wanted);
    }

    private CandidateUsage usage(UUID run, CandidateKind kind) {
        return given().get("/installations/" + run + "/usage")
                .then()
                .statusCode(200)
                .extract()
                .as(InstallationUsage.class)
                .of(kind)
                .orElseThrow();
    }

    private Path folder(UUID run, CandidateKind kind) {
        return config.data()
                .toAbsolutePath()
                .resolve("installations/" + run + "/" + kind.name().toLowerCase(java.util.Locale.ROOT));
    }

    private static Installed installed(InstallationReport report, CandidateKind kind) {
        return (Installed) report.of(kind).orElseThrow();
    }

    @Test
    void shouldInstallAndTakeAwayOverHttp() throws Exception {
        // Given
        Map<String, Object> request =
                Map.of("postgresql", Map.of("version", "18"), "candidates", new String[] {"postgresql"});

        // When
        String location = given().contentType(ContentType.JSON)
                .body(request)
                .post("/installations")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        UUID second = UUID.fromString(given().contentType(ContentType.JSON)
                .body(request)
                .post("/installations")
                .then()
                .statusCode(202)
                .extract()
                .path("id"));

        // Then
        long end = System.nanoTime() + LONG.toNanos();
        while (!given().get(location).path("life").equals("installed")) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(50);
        }
        given().get(location)
                .then()
                .body("state", equalTo("done"))
                .body("report.candidates[0].outcome", equalTo("installed"));
        given().get("/installations/" + second).then().body("life", equalTo("queued"));
        given().get("/installations").then().statusCode(200).body("id", hasItem(second.toString()));
        given().delete("/installations/" + second).then().statusCode(204);
        given().get("/installations/" + second).then().body("state", equalTo("cancelled"));
        given().delete(location).then().statusCode(204);
        given().get(location).then().body("life", equalTo("gone"));
        shouldHaveLeftNothing();
    }

    @Test
    void shouldRefuseWhatCannotBeDone() {
        preflight("{}").statusCode(204);
        preflight("{\"environment\":\"external\"}")
                .statusCode(422)
                .body("errors[0].field", equalTo("environment"))
                .body("errors[0].message", containsString("only host, container, "));
        preflight("{\"environment\":\"kubernetes\"}")
                .statusCode(422)
                .body("errors[0].field", equalTo("environment"))
                .body("errors[0].message", containsString("No Kubernetes cluster answers at http://127.0.0.1:1/"));
        preflight("{\"limits\":{\"memory\":\"512Mi\",\"cpu\":1}}").statusCode(204);
        for (String nonsense : new String[] {"\"lots\"", "-1", "\"16Mi\"", "512", "true"}) {
            preflight("{\"limits\":{\"memory\":" + nonsense + "}}")
                    .statusCode(400)
                    .body("errors[0].field", equalTo("limits.memory"));
        }
        preflight("{\"limits\":{\"cpu\":0}}").statusCode(400).body("errors[0].field", equalTo("limits.cpu"));
        preflight("{\"environment\":\"webvm\",\"limits\":{\"cpu\":1}}")
                .statusCode(422)
                .body("errors.field", hasItem("limits"));
        preflight("{\"pglite\":{\"persistence\":\"idb\"}}")
                .statusCode(422)
                .body("errors[0].field", equalTo("pglite.persistence"));
        preflight("{\"environment\":\"webvm\",\"postgresql\":{\"version\":\"16\"}}")
                .statusCode(422)
                .body("errors.field", hasItem("postgresql.version"));
        preflight("{\"postgresql\":{\"version\":\"16.77\"}}")
                .statusCode(422)
                .body("errors[0].field", equalTo("postgresql.version"))
                .body("errors[0].message", containsString("there are 16."));
        preflight("{\"pglite\":{\"version\":\"0.0.77\"}}")
                .statusCode(422)
                .body("errors[0].field", equalTo("pglite.version"));
        preflight("{\"pglite\":{\"version\":\"latest\"}}").statusCode(400);
        given().contentType(ContentType.JSON)
                .body("{\"environment\":\"external\"}")
                .post("/installations")
                .then()
                .statusCode(422);
        given().contentType(ContentType.JSON)
                .body("{\"enviroment\":\"host\"}")
                .post("/installations")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("enviroment"));
        given().get("/installations/" + UUID.randomUUID()).then().statusCode(404);
        given().delete("/installations/" + UUID.randomUUID()).then().statusCode(404);
    }

    private static io.restassured.response.ValidatableResponse preflight(String spec) {
        return given().contentType(ContentType.JSON)
                .body(spec)
                .post("/preflight")
                .then();
    }
}
