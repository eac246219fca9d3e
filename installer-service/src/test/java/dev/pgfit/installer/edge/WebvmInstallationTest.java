package dev.pgfit.installer.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateRestarted;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.InstallationStep;
import dev.pgfit.contracts.InstallationUsage;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Topic;
import dev.pgfit.installer.schema.Database;
import dev.pgfit.installer.schema.Patience;
import dev.pgfit.installer.schema.Verification;
import dev.pgfit.testkit.EventProbe;
import dev.pgfit.testkit.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A real machine: restored from a state that is saved once per build. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
class WebvmInstallationTest {
    /** The first one builds the image and boots the machine, on a computer that may have other work. */
    private static final Duration FIRST = Duration.ofMinutes(15);

    private static final Duration LONG = Duration.ofMinutes(8);
    private static final int CLIENTS = 10;
    private static final String REQUEST =
            "{\"environment\":\"webvm\",\"webvm\":{\"installation\":\"snapshot\"},\"candidates\":[\"postgresql\"]}";

    @Inject
    InstallerConfig config;

    @Test
    void shouldRestoreServeSurviveAKillAndLeaveNothing() throws Exception {
        try (EventProbe events = EventProbe.on(Topic.INSTALLATIONS)) {
            // Given
            String location = install();

            // When
            Installed installed = awaitInstalled(location);

            // Then
            shouldBeReported(installed);
            shouldTellOfTheGuest(location);
            Endpoint endpoint = installed.target().endpoint();
            shouldServeManyAtOnce(endpoint);
            shouldCarryLargeValuesAndCopies(endpoint);
            shouldResumeItsDiskWhenKilled(location, endpoint, events);
            given().delete(location).then().statusCode(204);
            shouldHaveLeftNothing();
        }
    }

    private static String install() {
        Response response = given().contentType(ContentType.JSON).body(REQUEST).post("/installations");
        Assumptions.assumeTrue(
                response.statusCode() == 202,
                () -> "no virtual machine here: " + response.body().asString());
        return response.header("Location");
    }

    private static Installed awaitInstalled(String location) throws InterruptedException {
        long end = System.nanoTime() + FIRST.toNanos();
        while (true) {
            InstallationStatus status = given().get(location).as(InstallationStatus.class);
            if (status.report() != null) {
                var outcome = status.report().of(CandidateKind.POSTGRESQL).orElseThrow();
                assertThat(outcome).as(outcome.toString()).isInstanceOf(Installed.class);
                return (Installed) outcome;
            }
            assertThat(System.nanoTime()).as(status.toString()).isLessThan(end);
            Thread.sleep(200);
        }
    }

    private static void shouldBeReported(Installed installed) {
        assertThat(installed.method()).isEqualTo(InstallationMethod.SNAPSHOT);
        assertThat(installed.target().environment()).isEqualTo(Environment.WEBVM);
        assertThat(installed.target().transport()).isEqualTo("v86");
        assertThat(installed.target().engineVersion()).startsWith("18");
        assertThat(installed.serverVersion()).startsWith("PostgreSQL 18").contains("32-bit");
        assertThat(installed.machine()).isNotNull();
        assertThat(installed.machine().engine()).startsWith("v86 ");
        assertThat(installed.machine().host()).startsWith("Node.js ");
        assertThat(installed.machine().memoryMegabytes()).isEqualTo(128);
        assertThat(installed.machine().image()).hasSize(64);
        assertThat(installed.tuning()).containsEntry("shared_buffers", "16MB");
        assertThat(installed.notes()).anyMatch(note -> note.contains("durability"));
        Duration counted = installed.steps().stream()
                .filter(InstallationStep::counted)
                .map(InstallationStep::duration)
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(installed.steps().stream().filter(step -> !step.counted()).map(InstallationStep::name))
                .containsExactly("image", "packages", "prepare");
        assertThat(installed.duration()).isEqualTo(counted).isPositive();
        assertThat(installed.footprint().memoryBytes()).isGreaterThan(128L << 20);
    }

    private static void shouldTellOfTheGuest(String location) throws InterruptedException {
        long end = System.nanoTime() + LONG.toNanos();
        CandidateUsage usage = usage(location);
        while (usage.guest() == null) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(500);
            usage = usage(location);
        }
        assertThat(usage.guest().memoryTotalBytes()).isBetween(64L << 20, 128L << 20);
        assertThat(usage.guest().memoryAvailableBytes()).isPositive();
        assertThat(usage.guest().databasePssBytes()).isPositive();
        assertThat(usage.guest().processes()).isPositive();
        assertThat(usage.pssBytes()).isGreaterThan(128L << 20);
        assertThat(usage.diskBytes()).isBetween(1L, 400L << 20);
    }

    private static void shouldServeManyAtOnce(Endpoint endpoint) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> sums = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int mine = client;
                sums.add(threads.submit(() -> askManyTimes(endpoint, mine)));
            }
            for (int client = 0; client < CLIENTS; client++) {
                assertThat(sums.get(client).get()).isEqualTo(5 * client);
            }
        }
    }

    private static int askManyTimes(Endpoint endpoint, int mine) throws SQLException {
        int sum = 0;
        try (Connection connection = Database.connect(endpoint, Patience.EMULATED)) {
            for (int i = 0; i < 5; i++) {
                sum += Integer.parseInt(Verification.ask(connection, "select " + mine + " from pg_sleep(0.05)"));
            }
        }
        return sum;
    }

    private static void shouldCarryLargeValuesAndCopies(Endpoint endpoint) throws Exception {
        try (Connection connection = Database.connect(endpoint, Patience.EMULATED);
                Statement statement = connection.createStatement()) {
            String large = "0123456789abcdef".repeat(1 << 16);
            statement.execute("create table large as select '" + large + "'::text as value");
            assertThat(Verification.ask(connection, "select value from large")).isEqualTo(large);
            statement.execute("create table copied (id int primary key, name text)");
            StringBuilder rows = new StringBuilder();
            for (int i = 0; i < 5_000; i++) {
                rows.append(i).append("\tname ").append(i).append('\n');
            }
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            assertThat(copy.copyIn("copy copied from stdin", new StringReader(rows.toString())))
                    .isEqualTo(5_000);
            StringWriter back = new StringWriter();
            copy.copyOut("copy (select * from copied order by id) to stdout", back);
            assertThat(back.toString()).isEqualTo(rows.toString());
            statement.execute("drop table large");
        }
    }

    private void shouldResumeItsDiskWhenKilled(String location, Endpoint endpoint, EventProbe events) throws Exception {
        // When
        ProcessHandle node = ProcessHandle.current()
                .descendants()
                .filter(handle -> commandLine(handle).contains("host.mjs"))
                .filter(handle -> handle.info().command().orElse("").endsWith("node"))
                .findFirst()
                .orElseThrow();
        node.destroyForcibly();

        // Then
        CandidateRestarted restarted = events.await(
                CandidateRestarted.class,
                event -> location.endsWith(event.runId().toString()),
                LONG);
        assertThat(restarted.reason()).isEqualTo("exited with 137");
        try (Connection connection = Database.connect(endpoint, Patience.EMULATED)) {
            assertThat(Verification.ask(connection, "select count(*) from copied"))
                    .isEqualTo("5000");
        }
        assertThat(usage(location).restarts()).isEqualTo(1);
    }

    private static String commandLine(ProcessHandle handle) {
        return handle.info().commandLine().orElse("");
    }

    private void shouldHaveLeftNothing() throws Exception {
        Path data = config.data().toAbsolutePath().normalize();
        for (String folder : new String[] {"installations", "guards"}) {
            try (Stream<Path> left = Files.list(data.resolve(folder))) {
                assertThat(left).isEmpty();
            }
        }
        assertThat(ProcessHandle.allProcesses()
                        .filter(handle -> commandLine(handle).contains(data + "/installations")))
                .isEmpty();
    }

    private static CandidateUsage usage(String location) {
        return given().get(location + "/usage")
                .then()
                .statusCode(200)
                .extract()
                .as(InstallationUsage.class)
                .of(CandidateKind.POSTGRESQL)
                .orElseThrow();
    }
}
