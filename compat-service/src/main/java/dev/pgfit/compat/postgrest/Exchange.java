package dev.pgfit.compat.postgrest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.contracts.Layer;
import dev.pgfit.kit.json.ContractJson;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request and its answer, to be judged.
 *
 * @param request method and path, for messages
 */
record Exchange(String request, Http.Answer answer) {
    private static final int SHOWN = 400;
    private static final Pattern SQL_STATE = Pattern.compile("[0-9A-Z]{5}");
    /** Prepared names that clash or are gone, sessions and connections that are gone, connections that can't be had. */
    private static final Pattern TRANSPORT_CODE =
            Pattern.compile("42P05|26000|34000|08...|25P0[12]|57P0.|53300|PGRST00.");

    /** Passes if the status is this. */
    Exchange is(int status) {
        if (answer.status() != status) {
            throw otherThan(Integer.toString(status));
        }
        return this;
    }

    /** Passes if the status is either. */
    Exchange isOneOf(int status, int other) {
        return answer.status() == other ? this : is(status);
    }

    /** Passes if the status is this and the body this JSON. */
    Exchange is(int status, String json) {
        if (answer.status() != status || !body().equals(parse(json))) {
            throw otherThan(status + " " + json);
        }
        return this;
    }

    /** Passes if it is an error of this status and code. */
    Exchange isError(int status, String code) {
        if (answer.status() != status || !code().equals(Optional.of(code))) {
            throw otherThan("%d %s".formatted(status, code));
        }
        return this;
    }

    /** Passes if a header has this value. */
    Exchange has(String header, String value) {
        if (!answer.header(header).equals(Optional.of(value))) {
            throw new CheckFailed("%s: expected the header %s: %s, got %s"
                    .formatted(request, header, value, answer.header(header).orElse("none")));
        }
        return this;
    }

    /** The body; missing if it isn't JSON. */
    JsonNode body() {
        return parse(answer.body());
    }

    /** What to throw when the answer isn't as expected: PostgREST's own words, laid to whom its code points at. */
    CheckFailed otherThan(String expected) {
        String words = "%s: expected %s, got %d %s".formatted(request, expected, answer.status(), cut(answer.body()));
        String code = code().orElse("");
        CheckFailed failure = SQL_STATE.matcher(code).matches() ? new CheckFailed(words, code) : new CheckFailed(words);
        return TRANSPORT_CODE.matcher(code).matches() ? failure.of(Layer.TRANSPORT) : failure;
    }

    private Optional<String> code() {
        return Optional.ofNullable(body().get("code")).map(JsonNode::asText);
    }

    private static JsonNode parse(String json) {
        try {
            return ContractJson.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            return ContractJson.mapper().missingNode();
        }
    }

    private static String cut(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        return line.isEmpty() ? "without a body" : line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
