package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When executions start, in the rounds of each test.
 *
 * @param model {@code null} means closed
 * @param rate arrivals per second; in an open load only, and needed there
 * @param arrivals in an open load only; {@code null} means constant
 * @param thinkTime waited between an answer and a connection's next execution; in a closed load only
 * @param pipelining executions under way at once on one connection; in a closed load only, and only for queries of a single
 *     statement; a mode of its own, whose latencies are not to be compared with those of other modes
 * @param sweep looked for after the rounds of each test; {@code null} means not at all
 */
public record LoadSpec(
        @Nullable Model model,
        @Nullable @DecimalMin("0.01") @DecimalMax("1000000") Double rate,
        @Nullable Arrivals arrivals,

        @Nullable @DurationBetween(min = "PT0.0001S", max = "PT1M")
        Duration thinkTime,

        @Nullable @Min(1) @Max(256) Integer pipelining,
        @Nullable @Valid Sweep sweep) {
    /** Whether executions wait for answers. */
    public enum Model {
        /** A connection starts its next execution when the last one was answered. */
        @JsonProperty("closed")
        CLOSED,
        /** Executions arrive at a rate; latency counts from the arrival. */
        @JsonProperty("open")
        OPEN
    }

    /** How the arrivals of an open load are spread. */
    public enum Arrivals {
        /** At equal distances. */
        @JsonProperty("constant")
        CONSTANT,
        /** A Poisson process. */
        @JsonProperty("poisson")
        POISSON
    }

    /**
     * A search for the knee: the highest rate of an open load at which p99 stays under a bound.
     *
     * @param p99Below the bound; needed
     * @param from lowest rate tried, per second; needed
     * @param to highest rate tried, per second; needed
     * @param step how long each rate is tried; {@code null} means 1 s
     */
    public record Sweep(
            @Nullable @DurationBetween(min = "PT0.0001S", max = "PT1M")
            Duration p99Below,

            @Nullable @DecimalMin("0.01") @DecimalMax("1000000")
            Double from,

            @Nullable @DecimalMin("0.01") @DecimalMax("1000000")
            Double to,

            @Nullable @DurationBetween(min = "PT0.1S", max = "PT1M")
            Duration step) {}
}
