package dev.pgfit.decision.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pgfit.contracts.Phase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a run is. It only moves forwards, and ends in one of the last three. */
public enum RunState {
    /** Asked for; nothing has begun. */
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("installing")
    INSTALLING,
    /** The candidates are there: watched when idle, then under load. */
    @JsonProperty("measuring")
    MEASURING,
    /** The benchmark is over: what PostgREST and Supabase need is checked. */
    @JsonProperty("checking")
    CHECKING,
    @JsonProperty("decided")
    DECIDED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED;

    public boolean ended() {
        return compareTo(DECIDED) >= 0;
    }

    /** The states from which a run can come to this one. */
    public List<RunState> before() {
        return Arrays.stream(values())
                .filter(state -> !state.ended() && state.compareTo(this) < 0)
                .toList();
    }

    /** As written in JSON, URLs and the store. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RunState> of(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text().equals(text))
                .findFirst();
    }

    /** The state in which a run is when a phase is at work. */
    public static RunState working(Phase phase) {
        return switch (phase) {
            case INSTALLATION -> INSTALLING;
            case BENCHMARK, RESOURCES -> MEASURING;
            case COMPATIBILITY, DECISION -> CHECKING;
        };
    }

    /** The state after a phase's report; the resources report says nothing of how far the others are. */
    public static RunState after(Phase reported) {
        return switch (reported) {
            case INSTALLATION, RESOURCES -> MEASURING;
            case BENCHMARK, COMPATIBILITY, DECISION -> CHECKING;
        };
    }
}
