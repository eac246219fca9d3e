package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One compatibility probe's result.
 *
 * @param sqlState of the database's error, if there was one
 * @param message the database's own words, or what was expected and what came; the reason when skipped
 */
public record CheckResult(
        String id,
        String title,
        String category,
        boolean required,
        Outcome outcome,
        @Nullable String sqlState,
        @Nullable String message,
        Duration duration) {
    /** How a check ended. */
    public enum Outcome {
        @JsonProperty("passed")
        PASSED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("skipped")
        SKIPPED
    }
}
