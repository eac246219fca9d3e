package dev.pgfit.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is.
 *
 * @param reason why it failed, if it did
 */
record RunState(Kind kind, @Nullable String reason) {
    enum Kind {
        GOING_ON,
        DECIDED,
        FAILED,
        CANCELLED
    }

    static RunState of(JsonNode run) {
        Kind kind = switch (run.path("state").asText().toUpperCase(Locale.ROOT)) {
            case "DECIDED" -> Kind.DECIDED;
            case "FAILED" -> Kind.FAILED;
            case "CANCELLED" -> Kind.CANCELLED;
            default -> Kind.GOING_ON;
        };
        return new RunState(kind, run.hasNonNull("reason") ? run.path("reason").asText() : null);
    }

    boolean ended() {
        return kind != Kind.GOING_ON;
    }
}
