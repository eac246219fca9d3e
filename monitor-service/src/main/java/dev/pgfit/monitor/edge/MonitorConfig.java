package dev.pgfit.monitor.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** Settings of the service; what concerns one run is in its spec. */
@ConfigMapping(prefix = "pgfit.monitor")
public interface MonitorConfig {
    /** Observations that go on at once; further ones wait. */
    @WithDefault("8")
    @Min(1)
    @Max(64)
    int parallel();

    /** Ended observations whose report can still be asked for. */
    @WithDefault("50")
    @Min(1)
    int rememberedReports();

    /** Ended observations whose samples can still be asked for. */
    @WithDefault("4")
    @Min(1)
    int rememberedSeries();

    /** Most samples kept per candidate of an ended observation; above it neighbours are merged. */
    @WithDefault("8192")
    @Min(2)
    int rememberedSamples();

    /** Most samples kept per candidate while watching, 104 bytes each; above it neighbours are merged. */
    @WithDefault("32768")
    @Min(2)
    @Max(1_000_000)
    int samples();

    /** A silence up to this is not a gap, however short the interval; a longer one is from two intervals on. */
    @WithDefault("PT0.1S")
    @NotNull
    Duration shortestGap();

    /** Samples in a row that make a threshold crossing. */
    @WithDefault("5")
    @Min(1)
    int alertSamples();

    /** Most gaps, and most crossings, that a report lists per candidate; the others are counted. */
    @WithDefault("200")
    @Min(1)
    int listed();

    /** Longest wait for Kafka to take the report. */
    @WithDefault("PT30S")
    @NotNull
    Duration publishTimeout();

    Poll poll();

    Stable stable();

    /** Reading usage figures over HTTP. */
    interface Poll {
        /** Longest wait for a connection. */
        @WithDefault("PT1S")
        @NotNull
        Duration connectTimeout();

        /** Longest wait for an answer: three intervals, but not less than this. */
        @WithDefault("PT0.25S")
        @NotNull
        Duration shortestTimeout();

        /** Nor more than this. */
        @WithDefault("PT5S")
        @NotNull
        Duration longestTimeout();

        /** Longest answer that is read. */
        @WithDefault("262144")
        @Positive
        int maxBytes();
    }

    /** What counts as steady. */
    interface Stable {
        /** Highest coefficient of variation of memory under load. */
        @WithDefault("0.5")
        @Positive
        double variation();

        /** A standard deviation of memory up to this is steady whatever its coefficient. */
        @WithDefault("64000000")
        @Min(0)
        long deviationBytes();

        /** Fastest growth of memory per minute of load; only growth that is proved and doesn't level off counts. */
        @WithDefault("32000000")
        @Positive
        long growthBytesPerMinute();
    }
}
