package dev.pgfit.installer.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;

import dev.pgfit.contracts.DisposableCandidate;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.installer.schema.Database;
import dev.pgfit.installer.schema.Verification;
import dev.pgfit.testkit.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Candidates that are given away to be broken. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
class DisposableTest {
    private static final Duration LONG = Duration.ofSeconds(150);

    @Inject
    InstallerConfig config;

    @Test
    void shouldGiveCandidatesToBreakAndTakeThemAwayWithTheInstallation() throws Exception {
        // Given
        String installation = given().contentType(ContentType.JSON)
                .body("{\"candidates\":[\"pglite\"]}")
                .post("/installations")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        long end = System.nanoTime() + LONG.toNanos();
        while (!given().get(installation).path("life").equals("installed")) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(50);
        }

        // When
        DisposableCandidate pglite =
                give(installation, "pglite").statusCode(201).extract().as(DisposableCandidate.class);
        DisposableCandidate postgresql =
                give(installation, "postgresql").statusCode(201).extract().as(DisposableCandidate.class);

        // Then
        assertThat(pglite.target().endpoint().maxConnections()).isGreaterThan(11);
        for (DisposableCandidate one : new DisposableCandidate[] {pglite, postgresql}) {
            Endpoint endpoint = one.target().endpoint();
            try (Connection first = Database.connect(endpoint);
                    Connection second = Database.connect(endpoint)) {
                assertThat(Verification.ask(first, "select 1")).isEqualTo("1");
                assertThat(Verification.ask(second, "select 2")).isEqualTo("2");
                assertThat(Verification.ask(first, "select count(*) from pg_roles where rolname = 'authenticator'"))
                        .isEqualTo("1");
            }
        }
        give(installation, "pglite").statusCode(409).body("detail", containsString("end one first"));

        // When
        given().delete(installation + "/disposables/" + pglite.id()).then().statusCode(204);

        // Then
        given().delete(installation + "/disposables/" + pglite.id()).then().statusCode(404);
        shouldRefuse(pglite);
        given().delete(installation).then().statusCode(204);
        shouldRefuse(postgresql);
        try (Stream<Path> left = Files.list(config.data().toAbsolutePath().resolve("installations"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void shouldRefuseWhatItCannotGive() {
        give("/installations/" + UUID.randomUUID(), "pglite").statusCode(404);
        given().contentType(ContentType.JSON)
                .body("{\"candidate\":\"oracle\"}")
                .post("/installations/" + UUID.randomUUID() + "/disposables")
                .then()
                .statusCode(400);
        given().delete("/installations/" + UUID.randomUUID() + "/disposables/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    private static void shouldRefuse(DisposableCandidate gone) {
        assertThatThrownBy(() -> Database.connect(gone.target().endpoint()).close())
                .hasMessageContaining("refused");
    }

    private static ValidatableResponse give(String installation, String candidate) {
        return given().contentType(ContentType.JSON)
                .body("{\"candidate\":\"" + candidate + "\"}")
                .post(installation + "/disposables")
                .then();
    }
}
