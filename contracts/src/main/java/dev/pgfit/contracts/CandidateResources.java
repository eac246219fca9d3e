package dev.pgfit.contracts;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One candidate's use of resources.
 *
 * @param stable whether its memory stayed steady under load and it did not die
 * @param stability why, in words
 * @param memoryTrend {@code null} when there were too few samples under load
 * @param gaps stretches without samples; never interpolated
 */
public record CandidateResources(
        @NotNull CandidateKind candidate,
        int samples,
        @NotNull List<WindowUsage> windows,
        boolean stable,
        String stability,
        @Nullable Trend memoryTrend,
        int restarts,
        @NotNull List<Gap> gaps,
        @NotNull List<ThresholdCrossed> crossings) {
    public Optional<WindowUsage> window(WindowKind kind) {
        return windows.stream().filter(w -> w.window() == kind).findFirst();
    }
}
