package dev.pgfit.monitor.step;

import dev.pgfit.contracts.MemoryStep;
import dev.pgfit.monitor.trend.Blocks.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The levels of memory under load, in time order.
 *
 * @param steps between one level and the next
 * @param withData how many of them came together with more or fewer data
 * @param lateRises those upwards in the second half that came while the data stayed the same
 * @param lateRiseBytes what these add up to
 */
public record MemorySteps(List<MemoryStep> steps, int withData, int lateRises, double lateRiseBytes) {
    /** A smaller one is of no interest. */
    static final double SMALLEST_BYTES = 2e6;

    /** Blocks this near to a change of size belong to it: loading takes a while. */
    private static final int NEAR = 3;

    public static MemorySteps of(List<Block> blocks) {
        double[] bytes = blocks.stream().mapToDouble(Block::bytes).toArray();
        List<Integer> starts = ChangePoints.of(bytes, SMALLEST_BYTES);
        List<MemoryStep> steps = new ArrayList<>();
        int withData = 0;
        int lateRises = 0;
        double lateRiseBytes = 0;
        for (int i = 0; i < starts.size(); i++) {
            int at = starts.get(i);
            double before = ChangePoints.level(bytes, i == 0 ? 0 : starts.get(i - 1), at);
            double after = ChangePoints.level(bytes, at, i + 1 < starts.size() ? starts.get(i + 1) : bytes.length);
            steps.add(new MemoryStep(blocks.get(at).at(), before, after));
            if (sizeChanged(blocks, at)) {
                withData++;
            } else if (after > before && at >= bytes.length / 2) {
                lateRises++;
                lateRiseBytes += after - before;
            }
        }
        return new MemorySteps(List.copyOf(steps), withData, lateRises, lateRiseBytes);
    }

    private static boolean sizeChanged(List<Block> blocks, int at) {
        Block before = blocks.get(Math.max(0, at - NEAR));
        Block after = blocks.get(Math.min(blocks.size() - 1, at + NEAR));
        return !Objects.equals(before.rows(), after.rows());
    }
}
