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
 * @param memorySteps where memory under load changed its level, in time order; {@code null} when nobody looked
 * @param memoryOverTime when memory reaches its limit if the trend goes on; {@code null} unless growth is proved
 * @param memoryBySize {@code null} when the benchmark didn't tell sizes
 * @param constraints how close it came to each limit of the target
 * @param bindsFirst the resource whose limit stands in the way first; {@code null} when there is no limit to tell of
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
        @NotNull List<ThresholdCrossed> crossings,
        @Nullable List<MemoryStep> memorySteps,
        @Nullable LimitProjection memoryOverTime,
        @Nullable MemoryBySize memoryBySize,
        @Nullable List<ResourceConstraint> constraints,
        @Nullable LimitedResource bindsFirst) {
    /** Without what is derived from the windows. */
    public CandidateResources(
            CandidateKind candidate,
            int samples,
            List<WindowUsage> windows,
            boolean stable,
            String stability,
            @Nullable Trend memoryTrend,
            int restarts,
            List<Gap> gaps,
            List<ThresholdCrossed> crossings) {
        this(
                candidate,
                samples,
                windows,
                stable,
                stability,
                memoryTrend,
                restarts,
                gaps,
                crossings,
                null,
                null,
                null,
                null,
                null);
    }

    public Optional<WindowUsage> window(WindowKind kind) {
        return windows.stream().filter(w -> w.window() == kind).findFirst();
    }
}
