package dev.pgfit.monitor.window;

import dev.pgfit.contracts.LoadSlice;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Disjoint stretches of time, and how much of any other stretch they cover in O(log n). Microsecond precision. */
final class Coverage {
    private final long[] starts;
    private final long[] ends;
    /** Time covered before the i-th stretch. */
    private final long[] before;

    Coverage(List<LoadSlice> slices) {
        List<long[]> merged = new ArrayList<>();
        slices.stream()
                .map(slice -> new long[] {micros(slice.from()), micros(slice.to())})
                .filter(slice -> slice[1] > slice[0])
                .sorted(Comparator.comparingLong(slice -> slice[0]))
                .forEach(slice -> {
                    if (!merged.isEmpty() && slice[0] <= merged.getLast()[1]) {
                        merged.getLast()[1] = Math.max(merged.getLast()[1], slice[1]);
                    } else {
                        merged.add(slice);
                    }
                });
        starts = merged.stream().mapToLong(slice -> slice[0]).toArray();
        ends = merged.stream().mapToLong(slice -> slice[1]).toArray();
        before = new long[starts.length];
        for (int i = 1; i < starts.length; i++) {
            before[i] = before[i - 1] + ends[i - 1] - starts[i - 1];
        }
    }

    /** Share of this stretch that is covered, in [0, 1]; 0 for an empty one. */
    double share(Instant from, Instant to) {
        long length = micros(to) - micros(from);
        return length <= 0 ? 0 : (double) (coveredUntil(micros(to)) - coveredUntil(micros(from))) / length;
    }

    /** Whether this moment is in a stretch; its end is not. */
    boolean covers(Instant moment) {
        long time = micros(moment);
        int found = Arrays.binarySearch(starts, time);
        int index = found >= 0 ? found : -found - 2;
        return index >= 0 && time < ends[index];
    }

    private long coveredUntil(long time) {
        int found = Arrays.binarySearch(starts, time);
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? 0 : before[index] + Math.min(time, ends[index]) - starts[index];
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
