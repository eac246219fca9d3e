package dev.pgfit.monitor.trend;

import dev.pgfit.contracts.Trend;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the memory that processes hold for themselves moved under load while the data stayed the same size: what more data
 * take is no leak, and neither is shared memory, whose size was set at the start and which only fills. Only points on data
 * of one size are compared with each other.
 */
public final class MemoryTrend {
    static final int FEWEST_POINTS = 20;
    static final double SHORTEST_MINUTES = 10.0 / 60;

    private MemoryTrend() {}

    /** The trend over these; empty when they are too few or cover too little time to tell. */
    public static Optional<Trend> of(List<Blocks.Block> blocks) {
        if (blocks.size() < FEWEST_POINTS
                || blocks.getLast().minutes() - blocks.getFirst().minutes() < 0.9 * SHORTEST_MINUTES) {
            return Optional.empty();
        }
        Map<Integer, List<Blocks.Block>> sizes = new LinkedHashMap<>();
        for (Blocks.Block block : blocks) {
            sizes.computeIfAbsent(block.rows() == null ? -1 : block.rows(), rows -> new ArrayList<>())
                    .add(block);
        }
        List<TheilSen.Points> groups =
                sizes.values().stream().map(MemoryTrend::points).toList();
        if (groups.stream().allMatch(group -> group.size() < 2)) {
            return Optional.empty();
        }
        TheilSen fit = TheilSen.fit(groups);
        return Optional.of(new Trend(fit.slope(), fit.low(), fit.high(), TheilSen.CONFIDENCE));
    }

    private static TheilSen.Points points(List<Blocks.Block> group) {
        return new TheilSen.Points(
                group.stream().mapToDouble(Blocks.Block::minutes).toArray(),
                group.stream().mapToDouble(Blocks.Block::bytes).toArray());
    }
}
