package dev.pgfit.local.run;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What decision-service said of a decision made anew.
 *
 * @param json its answer
 */
public record Replayed(JsonNode json) {
    private static final int WHAT = 34;

    /** Whether nothing is different that should not be. */
    public boolean asExpected() {
        return json.path("identical").asBoolean() || json.path("otherCriteria").asBoolean();
    }

    /** For a terminal: the result, then what differs, one line each. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("Run ").append(json.path("runId").asText()).append('\n');
        text.append(json.path("note").asText()).append('\n');
        for (JsonNode change : json.path("changes")) {
            String what = change.path("what").asText();
            text.append("  ")
                    .append(what)
                    .append(" ".repeat(Math.max(1, WHAT - what.length())))
                    .append(change.path("before").asText())
                    .append(" → ")
                    .append(change.path("after").asText())
                    .append('\n');
        }
        if (json.path("identical").asBoolean()) {
            JsonNode decision = json.path("after");
            text.append("  recommendation ")
                    .append(decision.path("recommendation").asText())
                    .append(", confidence ")
                    .append(decision.path("confidence").asText())
                    .append(", score ")
                    .append(decision.path("total").asText())
                    .append('\n');
        }
        return text.toString();
    }
}
