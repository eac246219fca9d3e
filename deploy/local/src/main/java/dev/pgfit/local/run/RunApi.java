package dev.pgfit.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.local.http.Answer;
import dev.pgfit.local.http.ServiceClient;
import dev.pgfit.local.support.Failure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The runs API of decision-service. */
public final class RunApi implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final int HTTP_OK = 200;
    private static final int HTTP_NOT_FOUND = 404;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ServiceClient decision;

    public RunApi(URI base) {
        this.decision = new ServiceClient("decision-service", base);
    }

    /**
     * Asks for a run.
     *
     * @throws Failure BAD_INPUT with a line for each field that was refused
     */
    public UUID submit(JsonNode spec) {
        return decision.post("/runs", spec.toString()).orRefuse().createdId();
    }

    /** Whether there is such a run. */
    public boolean isRun(UUID id) {
        return decision.get("/runs/" + id, JSON).status() == HTTP_OK;
    }

    RunState state(UUID run) {
        return RunState.of(decision.get("/runs/" + run, JSON).orRefuse().json());
    }

    /** The newest runs, newest first. */
    public JsonNode newest(int count) {
        return decision.get("/runs?size=" + count, JSON).orRefuse().json();
    }

    /** The report of a decided run, in a media type. */
    String report(UUID run, String mediaType) {
        return decision.get("/runs/" + run + "/report", mediaType).orRefuse().body();
    }

    /** Decides a run anew; empty when the run is not known there. */
    public Optional<JsonNode> replay(UUID run, JsonNode body) {
        Answer answer = decision.post("/decisions/" + run + "/replay", body.toString());
        return answer.status() == HTTP_NOT_FOUND
                ? Optional.empty()
                : Optional.of(answer.orRefuse().json());
    }

    /** Decides a saved report anew. */
    public JsonNode replay(JsonNode saved) {
        return decision.post("/decisions/replay", saved.toString()).orRefuse().json();
    }

    void cancel(UUID run) {
        decision.delete("/runs/" + run, PATIENCE);
    }

    /**
     * Hands over what the run tells while it goes on; returns when the stream ends.
     *
     * @param lastSeen id of the last event of an earlier stream, or empty
     * @return id of the last event of this one
     */
    String follow(UUID run, String lastSeen, Consumer<ServerSentEvents.Event> onEvent)
            throws IOException, InterruptedException {
        return decision.stream(
                "/runs/" + run + "/events", lastSeen, lines -> ServerSentEvents.read(lines, lastSeen, onEvent));
    }

    @Override
    public void close() {
        decision.close();
    }
}
