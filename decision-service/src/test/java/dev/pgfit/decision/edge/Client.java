package dev.pgfit.decision.edge;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** What the tests do over HTTP. */
final class Client {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private Client() {}

    static UUID ask(String spec) {
        return ask(given(), spec);
    }

    /** With headers of its own. */
    static UUID ask(RequestSpecification request, String spec) {
        return UUID.fromString(request.contentType("application/json")
                .body(spec)
                .post("/runs")
                .then()
                .statusCode(202)
                .extract()
                .path("runId"));
    }

    static Response get(String path, Object... parameters) {
        return given().get(path, parameters);
    }

    static String state(UUID run) {
        return get("/runs/{id}", run).then().statusCode(200).extract().path("state");
    }

    static void awaitState(UUID run, String state) {
        await(() -> state(run).equals(state), "run " + run + " is " + state);
    }

    static void await(BooleanSupplier condition, String what) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
