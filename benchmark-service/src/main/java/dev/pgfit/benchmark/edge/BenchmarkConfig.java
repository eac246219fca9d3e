package dev.pgfit.benchmark.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of benchmark-service. What concerns a single run is in its spec instead. */
@ConfigMapping(prefix = "pgfit.benchmark")
public interface BenchmarkConfig {
    /** Equivalence band: candidates whose ratio lies surely within 1/(1+band) and 1+band count as equally fast. */
    @WithDefault("0.05")
    @DecimalMin("0.001")
    @DecimalMax("1")
    double band();

    /** Confidence of the intervals. */
    @WithDefault("0.95")
    @DecimalMin("0.5")
    @DecimalMax("0.999")
    double confidence();

    /** Bootstrap samples per interval. */
    @WithDefault("10000")
    @Min(1000)
    @Max(1_000_000)
    int resamples();

    /** Executions per round at least, however slow the query, unless the budget is short. */
    @WithDefault("3")
    @Min(1)
    long fewestExecutions();

    /** Executions per round at most, however fast the query: bounds how far inserts make a table grow. */
    @WithDefault("100000")
    @Min(1)
    long mostExecutions();

    /** Rows per INSERT statement while data is loaded. */
    @WithDefault("500")
    @Min(1)
    @Max(10_000)
    int batchRows();

    /** Load slices told in one event, at most. */
    @WithDefault("3000")
    @Min(10)
    int mostSlices();

    /** Tests in one benchmark, at most. */
    @WithDefault("1000")
    @Min(1)
    int mostTests();

    /**
     * Tests whose figures are shown as metrics, the first of a report; each has some ten series. Workloads of users have as
     * many tests as they like, and a report has them all.
     */
    @WithDefault("60")
    @Min(0)
    @Max(1000)
    int meteredTests();

    /** How long to wait for a connection, and for the first answer on it; in a busy virtual machine that is seconds. */
    @WithDefault("15s")
    Duration connectTimeout();

    /** Time-out of one statement of schema, setup and clean-up. */
    @WithDefault("2m")
    Duration statementTimeout();

    /** How long a candidate that stopped answering is waited for before the benchmark goes on without it. */
    @WithDefault("20s")
    Duration recoveryTime();

    /** Ended benchmarks whose reports can still be asked for over HTTP. */
    @WithDefault("20")
    @Min(1)
    @Max(1000)
    int remembered();
}
