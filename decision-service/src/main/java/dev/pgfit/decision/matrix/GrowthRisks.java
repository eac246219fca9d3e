package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.CandidateResources;
import dev.pgfit.contracts.LimitProjection;
import dev.pgfit.contracts.MemoryBySize;
import dev.pgfit.contracts.ResourceConstraint;
import dev.pgfit.contracts.Risk;
import dev.pgfit.contracts.Risk.Level;
import dev.pgfit.contracts.Trend;
import dev.pgfit.contracts.WindowKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the recommended candidate's use is going: over time, with more data, and which limit it meets first. */
final class GrowthRisks {
    /** A trend is drawn out to at most so many times what was watched: beyond that it is a guess. */
    private static final double FARTHEST_PROJECTION = 10;

    /** From this share of a limit on there is little room. */
    private static final double CLOSE = 0.8;

    private static final double HOUR = 60;

    private final Figures chosen;
    private final List<Risk> risks = new ArrayList<>();

    private GrowthRisks(Figures chosen) {
        this.chosen = chosen;
    }

    static List<Risk> of(Figures chosen) {
        var all = new GrowthRisks(chosen);
        chosen.resources().ifPresent(resources -> {
            all.overTime(resources);
            all.withData(resources.memoryBySize());
            all.firstLimit(resources);
        });
        return all.risks;
    }

    private void overTime(CandidateResources resources) {
        Trend trend = resources.memoryTrend();
        if (trend == null || trend.low() <= 0) {
            return;
        }
        double watched = chosen.window(WindowKind.LOAD)
                .map(window -> window.watched().toMillis() / 60_000.0)
                .orElse(0.0);
        String grew = "The memory of " + chosen.name() + " grew by " + Words.megabytes(trend.bytesPerMinute())
                + " a minute in " + Words.seconds(watched * HOUR) + " of load";
        LimitProjection projection = resources.memoryOverTime();
        if (projection == null) {
            risks.add(levelling(grew + ", not provably to the end: it may be levelling off", Level.MEDIUM));
            return;
        }
        double minutes = projection.reachedAt();
        Level impact = minutes < HOUR ? Level.HIGH : Level.MEDIUM;
        if (minutes > FARTHEST_PROJECTION * watched) {
            risks.add(levelling(grew + ", too short a time to tell where it levels off", impact));
            return;
        }
        risks.add(new Risk(
                grew + ": at that pace the limit is reached after about " + Math.max(1, Math.round(minutes))
                        + " min of load" + interval(projection, " min"),
                resources.stable() ? Level.MEDIUM : Level.HIGH,
                impact,
                "Restart it before " + Math.max(1, Math.round(minutes / 2))
                        + " min of such load, and find out what it keeps"));
    }

    private static Risk levelling(String description, Level impact) {
        return new Risk(
                description,
                Level.LOW,
                impact,
                "Watch its memory over hours of load, and restart it on a schedule if it does not level off");
    }

    private void withData(@Nullable MemoryBySize bySize) {
        if (bySize == null || bySize.limit() == null) {
            return;
        }
        LimitProjection limit = bySize.limit();
        int largest =
                bySize.sizes().stream().mapToInt(size -> size.rows()).max().orElse(0);
        boolean soon = largest > 0 && limit.reachedAt() < FARTHEST_PROJECTION * largest;
        risks.add(new Risk(
                "The memory of " + chosen.name() + " grows with the data: it reaches " + Words.megabytes(limit.limit())
                        + " at about " + count(limit.reachedAt()) + " rows" + interval(limit, " rows"),
                soon ? Level.HIGH : Level.MEDIUM,
                Level.MEDIUM,
                "Give it a larger limit before the data get there, or keep old rows elsewhere"));
    }

    private void firstLimit(CandidateResources resources) {
        bindsFirst(resources).filter(constraint -> constraint.share() >= CLOSE).ifPresent(this::close);
    }

    /** The limit that stands in the way first; empty when nobody looked. */
    static Optional<ResourceConstraint> bindsFirst(CandidateResources resources) {
        return resources.bindsFirst() == null || resources.constraints() == null
                ? Optional.empty()
                : Figures.present(resources.constraints())
                        .filter(constraint -> constraint.resource() == resources.bindsFirst())
                        .findFirst();
    }

    private void close(ResourceConstraint constraint) {
        String resource = constraint.resource().name().toLowerCase(Locale.ROOT);
        risks.add(new Risk(
                "What binds " + chosen.name() + " first is " + resource + ": " + Words.share(constraint.share())
                        + " of the limit is used (" + constraint.reason() + ")",
                constraint.share() >= 1 ? Level.HIGH : Level.MEDIUM,
                Level.MEDIUM,
                "Raise the limit of " + resource + ", or take load off before more clients come"));
    }

    private static String interval(@Nullable LimitProjection projection, String unit) {
        if (projection == null) {
            return "";
        }
        Double latest = projection.latest();
        return " (" + count(projection.earliest()) + (latest == null ? " or more" : " to " + count(latest)) + unit
                + ")";
    }

    /** Three digits: a projection is no exacter. */
    static String count(double value) {
        double digits = value <= 0 ? 1 : Math.pow(10, Math.floor(Math.log10(value)) - 2);
        double rounded = digits <= 1 ? value : Math.rint(value / digits) * digits;
        return String.format(Locale.ROOT, "%,.0f", rounded).replace(',', ' ');
    }
}
