package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One compatibility probe's result.
 *
 * @param sqlState of the database's error, if there was one
 * @param message the database's own words, or what was expected and what came; the reason when skipped
 * @param layer where the shortcoming lies; {@code null} unless it failed
 * @param consequence what a user of PostgREST or Supabase would see because of it; {@code null} unless it failed
 * @param security whether the failure shows that a session sees what belongs to others; {@code null} means no
 */
public record CheckResult(
        String id,
        String title,
        String category,
        boolean required,
        Outcome outcome,
        @Nullable String sqlState,
        @Nullable String message,
        Duration duration,
        @Nullable Layer layer,
        @Nullable String consequence,
        @Nullable Boolean security) {
    /** How a check ended. */
    public enum Outcome {
        @JsonProperty("passed")
        PASSED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("skipped")
        SKIPPED
    }

    /** A result with nothing to say about a failure. */
    public CheckResult(
            String id,
            String title,
            String category,
            boolean required,
            Outcome outcome,
            @Nullable String sqlState,
            @Nullable String message,
            Duration duration) {
        this(id, title, category, required, outcome, sqlState, message, duration, null, null, null);
    }

    /** Whether the failure shows that a session sees what belongs to others. */
    @JsonIgnore
    public boolean isSecurityFinding() {
        return outcome == Outcome.FAILED && Boolean.TRUE.equals(security);
    }
}
