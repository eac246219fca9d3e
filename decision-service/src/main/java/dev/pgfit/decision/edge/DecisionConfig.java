package dev.pgfit.decision.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of decision-service. */
@ConfigMapping(prefix = "pgfit.decision")
public interface DecisionConfig {
    /** Where installer-service is asked whether it can do a run. */
    @NotNull
    @WithDefault("http://localhost:8081")
    URI installerUrl();

    /** Where benchmark-service is asked whether it can do a run. */
    @NotNull
    @WithDefault("http://localhost:8082")
    URI benchmarkUrl();

    /** Where compat-service is asked whether it can do a run. */
    @NotNull
    @WithDefault("http://localhost:8084")
    URI compatUrl();

    /**
     * A service that does not answer this question in time is not waited for: Kafka keeps the request for it. A registry that
     * has not got an image takes seconds to say so.
     */
    @NotNull
    @DurationMin(millis = 10)
    @DurationMax(seconds = 60)
    @WithDefault("20S")
    Duration preflightTimeout();

    /** How often open runs are looked at for their deadline, and unpublished events are published. */
    @NotNull
    @DurationMin(millis = 50)
    @DurationMax(minutes = 5)
    @WithDefault("1S")
    Duration sweep();

    /** How many transactions store what happens to runs at the same time; a run always belongs to the same one. */
    @Min(1)
    @Max(8)
    @WithDefault("4")
    int lanes();

    /**
     * Runs that have ended, and were asked for longer ago than this, are forgotten, with their reports and decisions. Not
     * set: everything is kept.
     */
    Optional<@DurationMin(minutes = 1) Duration> keep();

    /** At most this long a stream of events is silent; also how soon it shows what another instance wrote. */
    @NotNull
    @DurationMin(millis = 50)
    @DurationMax(minutes = 1)
    @WithDefault("5S")
    Duration heartbeat();

    /** How long Kafka may take to confirm an event. */
    @NotNull
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 5)
    @WithDefault("15S")
    Duration publishTimeout();

    /** Where a person finds the full report; {@code {id}} stands for the run id. Shown in the summary, not opened. */
    @NotBlank
    @WithDefault("/runs/{id}/report")
    String reportLocation();
}
