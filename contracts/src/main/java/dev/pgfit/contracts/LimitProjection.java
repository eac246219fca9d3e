package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * When a limit is reached if things go on as they were measured. There is none unless the growth is proved: the lower end
 * of its interval lies above zero.
 *
 * @param along what grows
 * @param limit in the unit of what is limited: bytes for memory and disk
 * @param reachedAt rows, or minutes under load from the end of the measurement on
 * @param earliest by the upper end of the growth's interval
 * @param latest by its lower end; {@code null} when that is beyond any number worth telling
 */
public record LimitProjection(
        Along along,
        double limit,
        double reachedAt,
        double earliest,
        @Nullable Double latest) {
    /** What grows. */
    public enum Along {
        /** Rows of data. */
        @JsonProperty("rows")
        ROWS,
        /** Minutes under load. */
        @JsonProperty("minutes")
        MINUTES
    }
}
