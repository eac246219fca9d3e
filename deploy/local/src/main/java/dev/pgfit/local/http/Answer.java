package dev.pgfit.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import dev.pgfit.local.support.Json;
import java.net.http.HttpResponse;
import java.util.StringJoiner;
import java.util.UUID;

/** What a service answered. */
public record Answer(String service, int status, String body, String location) {
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    static Answer of(String service, HttpResponse<String> response) {
        return new Answer(
                service,
                response.statusCode(),
                response.body(),
                response.headers().firstValue("Location").orElse(""));
    }

    public JsonNode json() {
        try {
            return Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new Failure(ExitCode.UNEXPECTED, service + " answered what is no JSON: " + body, e);
        }
    }

    /** The id of what was made: the last part of its address. */
    public UUID createdId() {
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    /** This answer, unless it is a refusal: then a failure with what was wrong, field by field. */
    public Answer orRefuse() {
        if (status < BAD_REQUEST) {
            return this;
        }
        throw new Failure(status < SERVER_ERROR ? ExitCode.BAD_INPUT : ExitCode.UNEXPECTED, problem());
    }

    private String problem() {
        JsonNode problem;
        try {
            problem = Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            return service + " answered " + status + ": " + body;
        }
        StringJoiner lines = new StringJoiner("\n");
        for (JsonNode error : problem.path("errors")) {
            lines.add(
                    error.path("field").asText() + ": " + error.path("message").asText());
        }
        if (lines.length() == 0) {
            lines.add(problem.path("title").asText("refused with status " + status)
                    + (problem.hasNonNull("detail")
                            ? ": " + problem.path("detail").asText()
                            : ""));
        }
        return lines.toString();
    }
}
