package dev.pgfit.monitor.guest;

import dev.pgfit.contracts.GuestUsage;
import dev.pgfit.contracts.GuestWindow;
import dev.pgfit.monitor.statistics.Describe;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figures from inside a machine in one window. */
public final class GuestReport {
    private GuestReport() {}

    /** Every reading counts the same; none is stretched over the time between two. */
    public static GuestWindow of(List<GuestUsage> readings) {
        return new GuestWindow(
                readings.size(),
                readings.stream().mapToLong(GuestUsage::memoryTotalBytes).max().orElse(0),
                Describe.of(figures(readings, GuestReport::memoryUsedBytes)),
                Describe.of(figures(readings, GuestUsage::databasePssBytes)),
                Describe.of(figures(readings, GuestUsage::load)));
    }

    /** Total less available: what programs can't get any more; caches that would give way are not in it. */
    public static long memoryUsedBytes(GuestUsage guest) {
        return guest.memoryTotalBytes() - guest.memoryAvailableBytes();
    }

    private static double[] figures(List<GuestUsage> readings, ToDoubleFunction<GuestUsage> figure) {
        return readings.stream().mapToDouble(figure).toArray();
    }
}
