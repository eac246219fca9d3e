package dev.pgfit.monitor.constraint;

import dev.pgfit.contracts.LimitProjection;
import dev.pgfit.contracts.LimitedResource;
import dev.pgfit.contracts.MemoryBySize;
import dev.pgfit.contracts.ResourceConstraint;
import dev.pgfit.contracts.WindowUsage;
import dev.pgfit.monitor.size.MemorySizes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How close a candidate came to each limit of its target, and which stands in the way first: the one that is exceeded most;
 * else, as data grow, the one of memory and disk that is reached at fewer rows, if memory's growth with the data is proved;
 * else the one of which the greatest share is used.
 *
 * @param all memory, CPU and, where it is known what is free, disk
 * @param first {@code null} when there is none
 */
public record Constraints(
        List<ResourceConstraint> all, @Nullable LimitedResource first) {
    private static final double MB = 1e6;

    /**
     * What there is to judge by.
     *
     * @param overall the window from first to last sample
     * @param diskPeakBytes the data folder's largest size
     * @param diskGrowthBytes that less its size before the load
     * @param diskFreeBytes what was free besides; {@code null} when that isn't known
     */
    public record Evidence(
            WindowUsage overall,
            @Nullable MemoryBySize bySize,
            long diskPeakBytes,
            long diskGrowthBytes,
            @Nullable Long diskFreeBytes) {}

    public static Constraints of(Evidence evidence, TargetLimits limits) {
        if (evidence.overall.samples() == 0) {
            return new Constraints(List.of(), null);
        }
        List<ResourceConstraint> all = new ArrayList<>();
        all.add(memory(evidence, limits.memoryBytes()));
        all.add(cpu(evidence.overall.cpuPercent().average(), limits.cpuPercent()));
        disk(evidence).ifPresent(all::add);
        return new Constraints(List.copyOf(all), first(all, diskRows(evidence)));
    }

    private static ResourceConstraint memory(Evidence evidence, double limit) {
        double used = evidence.overall.memoryBytes().average();
        LimitProjection rows = evidence.bySize == null ? null : evidence.bySize.limit();
        String reason = text("%.0f MB of %.0f MB on average, as PSS", used / MB, limit / MB)
                + (rows == null
                        ? "; growth to the limit with more data is not proved"
                        : "; the limit is reached at about " + MemorySizes.round(rows.reachedAt()) + " rows");
        return new ResourceConstraint(LimitedResource.MEMORY, limit, used, used / limit, rows, reason);
    }

    private static ResourceConstraint cpu(double used, double limit) {
        String reason = text("%.0f %% of %.0f %% of one core on average", used, limit)
                + (used > 0 && used < limit ? text("; room for %.1f times this load", limit / used) : "");
        return new ResourceConstraint(LimitedResource.CPU, limit, used, used / limit, null, reason);
    }

    private static Optional<ResourceConstraint> disk(Evidence evidence) {
        if (evidence.diskFreeBytes == null) {
            return Optional.empty();
        }
        double used = evidence.diskPeakBytes;
        double limit = used + evidence.diskFreeBytes;
        double rows = diskRows(evidence);
        String reason = text(
                        "data of %.0f MB at most, with %.0f MB free besides", used / MB, evidence.diskFreeBytes / MB)
                + (rows == Double.POSITIVE_INFINITY ? "" : "; room for about " + MemorySizes.round(rows) + " rows");
        return Optional.of(
                new ResourceConstraint(LimitedResource.DISK, limit, used, limit == 0 ? 0 : used / limit, null, reason));
    }

    /** Rows that fit on the disk, by what the largest size took; infinite when it took nothing that can be told. */
    private static double diskRows(Evidence evidence) {
        MemoryBySize sizes = evidence.bySize;
        if (sizes == null
                || sizes.sizes().isEmpty()
                || evidence.diskFreeBytes == null
                || evidence.diskGrowthBytes <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        double rows = sizes.sizes().getLast().rows();
        return rows + evidence.diskFreeBytes / (evidence.diskGrowthBytes / rows);
    }

    private static LimitedResource first(List<ResourceConstraint> all, double diskRows) {
        ResourceConstraint most = all.stream()
                .max(Comparator.comparingDouble(ResourceConstraint::share))
                .orElseThrow();
        LimitProjection memory = all.getFirst().projection();
        if (most.share() >= 1 || memory == null) {
            return most.resource();
        }
        return diskRows < memory.reachedAt() ? LimitedResource.DISK : LimitedResource.MEMORY;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
