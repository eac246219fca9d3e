package dev.pgfit.installer.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.BlkioStatEntry;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.StatisticNetworksConfig;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.api.model.StatsConfig;
import dev.pgfit.contracts.CandidateUsage;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts by the engine's own statistics, about one a second, for containers whose groups can't be seen from here. */
final class StatsUsage implements AutoCloseable {
    private static final Duration STALE = Duration.ofSeconds(5);

    private record Seen(Statistics statistics, Instant at) {}

    private final ContainerPlan plan;
    private final Closeable stream;
    private volatile @Nullable Seen seen;

    StatsUsage(RunningContainer container) {
        this.plan = container.plan();
        this.stream = container
                .engine()
                .client()
                .statsCmd(container.id())
                .exec(new ResultCallback.Adapter<Statistics>() {
                    @Override
                    public void onNext(Statistics statistics) {
                        seen = new Seen(statistics, Instant.now());
                    }
                });
    }

    /** The last ones; empty before the first, and when none has come for a while. */
    Optional<CandidateUsage> read(int restarts) {
        Seen last = seen;
        return last == null || last.at().plus(STALE).isBefore(Instant.now())
                ? Optional.empty()
                : Optional.of(of(plan, last.statistics(), last.at(), restarts));
    }

    static CandidateUsage of(ContainerPlan plan, Statistics statistics, Instant at, int restarts) {
        MemoryStatsConfig memory = statistics.getMemoryStats();
        long used = memory == null ? 0 : value(memory.getUsage());
        StatsConfig parts = memory == null ? null : memory.getStats();
        long inactive = parts == null ? 0 : first(parts.getInactiveFile(), parts.getTotalInactiveFile());
        // told by groups of version 1 only
        long anonymous = parts == null ? 0 : first(parts.getTotalRss(), parts.getRss());
        long resident = parts == null ? 0 : anonymous + first(parts.getTotalMappedFile(), parts.getMappedFile());
        long workingSet = Math.max(0, used - inactive);
        long received = 0;
        long sent = 0;
        if (statistics.getNetworks() != null) {
            for (StatisticNetworksConfig network : statistics.getNetworks().values()) {
                received += value(network.getRxBytes());
                sent += value(network.getTxBytes());
            }
        }
        int tasks = statistics.getPidsStats() == null
                ? 1
                : (int) Math.max(1, value(statistics.getPidsStats().getCurrent()));
        double cpu =
                statistics.getCpuStats() == null || statistics.getCpuStats().getCpuUsage() == null
                        ? 0
                        : value(statistics.getCpuStats().getCpuUsage().getTotalUsage()) / 1e9;
        return new CandidateUsage(
                plan.kind(),
                at,
                true,
                restarts,
                cpu,
                workingSet,
                resident > 0 ? resident : workingSet,
                anonymous > 0 ? anonymous : null,
                blocks(statistics, "read"),
                blocks(statistics, "write"),
                received,
                sent,
                0,
                tasks,
                tasks,
                null,
                null);
    }

    private static long blocks(Statistics statistics, String kind) {
        List<BlkioStatEntry> entries = statistics.getBlkioStats() == null
                ? null
                : statistics.getBlkioStats().getIoServiceBytesRecursive();
        return entries == null
                ? 0
                : entries.stream()
                        .filter(entry -> kind.equalsIgnoreCase(entry.getOp()))
                        .mapToLong(entry -> value(entry.getValue()))
                        .sum();
    }

    private static long value(@Nullable Long given) {
        return given == null ? 0 : given;
    }

    /** The first that is there: engines name them by the version of the groups. */
    private static long first(@Nullable Long... given) {
        for (Long one : given) {
            if (one != null && one > 0) {
                return one;
            }
        }
        return 0;
    }

    @Override
    public void close() throws java.io.IOException {
        stream.close();
    }
}
