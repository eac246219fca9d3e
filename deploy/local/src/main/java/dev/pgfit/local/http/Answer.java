package dev.pgfit.local.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import dev.pgfit.local.support.Json;
import java.net.http.HttpResponse;
import java.util.StringJoiner;

/** What decision-service answered. */
record Answer(int status, String body, String location) {
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("Location").orElse(""));
    }

    JsonNode json() {
        try {
            return Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new Failure(ExitCode.UNEXPECTED, "decision-service answered what is no JSON: " + body, e);
        }
    }

    /** This answer, unless it is a refusal: then a failure with what was wrong, field by field. */
    Answer orRefuse() {
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
            return "decision-service answered " + status + ": " + body;
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
