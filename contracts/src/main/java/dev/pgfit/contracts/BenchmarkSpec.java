package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to measure speed.
 *
 * @param workload name of a workload that ships with benchmark-service; ignored when {@code workloadYaml} is given
 * @param workloadYaml the text of a workload file of the user's own
 * @param rows row counts to run each query at; {@code null} takes the workload's own
 * @param concurrency numbers of connections to run each test at
 * @param rounds measured rounds per test and candidate, interleaved A B B A
 * @param roundTime how long one round keeps a candidate busy
 * @param warmUp how long each candidate is warmed up before the rounds of a test
 * @param budget the load should take no longer than this, all tests and both candidates together: volumes and
 *     rounds shrink, for both alike, until it fits
 * @param queryTimeout after this a query counts as failed
 * @param seed of the generated data
 * @param band equivalence band: candidates whose ratio lies surely within 1/(1+band) and 1+band count as equally fast;
 *     {@code null} takes the service's own, 0.05 unless it was set
 * @param control {@code null} for a comparison
 * @param load when executions start; {@code null} takes the workload's own, which is a closed load unless it says otherwise
 */
public record BenchmarkSpec(
        @NotBlank @Size(max = 64) String workload,
        @Nullable @Size(max = 262_144) String workloadYaml,
        @Nullable @Size(min = 1, max = 8) List<@NotNull @Min(1) @Max(1_000_000) Integer> rows,
        @Size(min = 1, max = 8) List<@NotNull @Min(1) @Max(64) Integer> concurrency,
        @Min(2) @Max(100) Integer rounds,
        @DurationBetween(min = "PT0.01S", max = "PT10M") Duration roundTime,
        @DurationBetween(min = "PT0S", max = "PT10M") Duration warmUp,
        @DurationBetween(min = "PT10S", max = "PT12H") Duration budget,
        @DurationBetween(min = "PT0.1S", max = "PT30M") Duration queryTimeout,
        Long seed,
        @Nullable @DecimalMin("0.001") @DecimalMax("1") Double band,
        @Nullable Control control,
        @Nullable @Valid LoadSpec load) {
    /** A benchmark whose answer is known: what it claims is the measurement's own error. */
    public enum Control {
        /**
         * One candidate against itself, PostgreSQL where it is there: its other side has connections and a schema of its
         * own on the same server, and stands in the report in PGlite's place.
         */
        @JsonProperty("aa")
        AA
    }

    public static final BenchmarkSpec DEFAULT = new BenchmarkSpec(
            "default",
            null,
            null,
            List.of(1),
            10,
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofMinutes(6),
            Duration.ofSeconds(30),
            42L,
            null,
            null,
            null);

    /** The same, about three times as fast and with wider intervals. */
    public static final BenchmarkSpec QUICK = new BenchmarkSpec(
            "default",
            null,
            null,
            List.of(1),
            6,
            Duration.ofMillis(100),
            Duration.ofMillis(150),
            Duration.ofMinutes(2),
            Duration.ofSeconds(30),
            42L,
            null,
            null,
            null);

    /** With the workload's own load. */
    public BenchmarkSpec(
            String workload,
            @Nullable String workloadYaml,
            @Nullable List<Integer> rows,
            List<Integer> concurrency,
            Integer rounds,
            Duration roundTime,
            Duration warmUp,
            Duration budget,
            Duration queryTimeout,
            Long seed,
            @Nullable Double band,
            @Nullable Control control) {
        this(
                workload,
                workloadYaml,
                rows,
                concurrency,
                rounds,
                roundTime,
                warmUp,
                budget,
                queryTimeout,
                seed,
                band,
                control,
                null);
    }

    public BenchmarkSpec {
        workload = Defaults.or(workload, "default");
        concurrency = Defaults.or(concurrency, List.of(1));
        rounds = Defaults.or(rounds, 10);
        roundTime = Defaults.or(roundTime, Duration.ofMillis(250));
        warmUp = Defaults.or(warmUp, Duration.ofMillis(500));
        budget = Defaults.or(budget, Duration.ofMinutes(6));
        queryTimeout = Defaults.or(queryTimeout, Duration.ofSeconds(30));
        seed = Defaults.or(seed, 42L);
    }
}
