package dev.pgfit.decision.report;

import dev.pgfit.contracts.CandidateResources;
import dev.pgfit.contracts.LimitProjection;
import dev.pgfit.contracts.LimitedResource;
import dev.pgfit.contracts.MemoryBySize;
import dev.pgfit.contracts.MemoryStep;
import dev.pgfit.contracts.ResourceConstraint;
import dev.pgfit.decision.matrix.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a candidate's use of resources means for more data, more time and the target's limits. */
final class ResourcesOutlook {
    private static final int STEPS_SHOWN = 12;

    private ResourcesOutlook() {}

    static void write(Markdown page, CandidateResources candidate) {
        bySize(page, candidate.memoryBySize());
        LimitProjection time = candidate.memoryOverTime();
        if (time != null) {
            page.paragraph("If memory goes on growing as it did, it reaches the limit of "
                    + Words.megabytes(time.limit()) + " after about " + minutes(time.reachedAt())
                    + " of this load (from " + minutes(time.earliest()) + " to "
                    + (time.latest() == null ? "never" : minutes(time.latest())) + ").");
        }
        steps(page, candidate.memorySteps());
        constraints(page, candidate);
    }

    /** The constraint that stands in the way first, in words, for one line. */
    static Optional<String> first(CandidateResources candidate) {
        LimitedResource first = candidate.bindsFirst();
        List<ResourceConstraint> all = candidate.constraints();
        return first == null || all == null
                ? Optional.empty()
                : all.stream()
                        .filter(constraint -> constraint.resource() == first)
                        .findFirst()
                        .map(constraint -> name(first) + ": " + constraint.reason());
    }

    private static void bySize(Markdown page, @Nullable MemoryBySize sizes) {
        if (sizes == null) {
            return;
        }
        page.table(
                List.of("Rows of data", "Memory median", "peak", "Samples"),
                sizes.sizes().stream()
                        .map(size -> List.of(
                                String.format(Locale.ROOT, "%,d", size.rows()),
                                Words.megabytes(size.medianBytes()),
                                Words.megabytes(size.peakBytes()),
                                String.valueOf(size.samples())))
                        .toList());
        page.paragraph("Memory by size of data: " + sizes.explanation() + ".");
    }

    private static void steps(Markdown page, @Nullable List<MemoryStep> steps) {
        if (steps == null || steps.isEmpty()) {
            return;
        }
        page.paragraph("Memory under load changed its level at "
                + Words.list(
                        steps.stream()
                                .map(step -> step.at() + " (" + Words.megabytes(step.beforeBytes()) + " to "
                                        + Words.megabytes(step.afterBytes()) + ")"),
                        STEPS_SHOWN)
                + ".");
    }

    private static void constraints(Markdown page, CandidateResources candidate) {
        List<ResourceConstraint> all = candidate.constraints();
        if (all == null || all.isEmpty()) {
            return;
        }
        page.table(
                List.of("Limit", "Used", "Why"),
                all.stream()
                        .map(constraint -> List.of(
                                name(constraint.resource())
                                        + (constraint.resource() == candidate.bindsFirst() ? " (binds first)" : ""),
                                Words.share(constraint.share()),
                                constraint.reason()))
                        .toList());
    }

    private static String name(LimitedResource resource) {
        return switch (resource) {
            case MEMORY -> "memory";
            case CPU -> "CPU";
            case DISK -> "disk";
        };
    }

    private static String minutes(double minutes) {
        return minutes >= 120
                ? String.format(Locale.ROOT, "%.0f hours", minutes / 60)
                : String.format(Locale.ROOT, minutes < 10 ? "%.1f minutes" : "%.0f minutes", minutes);
    }
}
