package dev.pgfit.compat.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of compat-service. */
@ConfigMapping(prefix = "pgfit.compat")
public interface CompatConfig {
    /** How long a check's clean-up may take, and so may removing what a killed run left. */
    @WithDefault("PT5S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 5)
    Duration cleanupTimeout();

    /** How long a database that has stopped answering is given to come back before the remaining checks fail. */
    @WithDefault("PT10S")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 5)
    Duration recovery();

    /**
     * How long all checks of one candidate may take together; what it leaves no time for fails. In the environments webvm
     * and browser every other limit here, and the run's own for a check, is six times as long; this one is twice as long.
     */
    @WithDefault("PT5M")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 2)
    Duration total();

    /** Folder of notes on databases being probed that pgfit did not install, for cleaning up after a kill. */
    @WithDefault("${pgfit.data:pgfit-data}/compat")
    Path data();

    /** How many ended jobs can still be read over HTTP. */
    @WithDefault("100")
    @Min(1)
    @Max(10_000)
    int rememberedJobs();

    PostgrestConfig postgrest();

    /** PostgREST itself, for the checks of the category postgrest. */
    interface PostgrestConfig {
        /**
         * A PostgREST program, started against each candidate; also by the variable POSTGREST_BIN. Default: none, and its
         * start-up and requests are imitated.
         */
        Optional<Path> bin();
    }
}
