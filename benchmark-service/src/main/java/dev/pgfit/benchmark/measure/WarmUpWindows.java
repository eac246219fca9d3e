package dev.pgfit.benchmark.measure;

import dev.pgfit.benchmark.stats.SteadyState;
import java.util.ArrayList;
import java.util.List;

/** What the windows of a warm-up showed so far. */
final class WarmUpWindows {
    private record Window(double medianNanos, long executions, long nanos) {}

    private final List<Window> windows = new ArrayList<>();
    private long nanos;

    void add(double medianNanos, LoadResult result) {
        windows.add(new Window(medianNanos, result.executions(), result.nanos()));
        nanos += result.nanos();
    }

    int count() {
        return windows.size();
    }

    /** Of all windows together. */
    long nanos() {
        return nanos;
    }

    boolean settled() {
        return SteadyState.reached(medians());
    }

    /** As fast as it was once the beginning was over. */
    double executionsPerSecond() {
        List<Window> steady = windows.subList(SteadyState.beginning(medians()), windows.size());
        long executions = steady.stream().mapToLong(Window::executions).sum();
        long time = steady.stream().mapToLong(Window::nanos).sum();
        return executions * 1e9 / Math.max(1, time);
    }

    private double[] medians() {
        return windows.stream().mapToDouble(Window::medianNanos).toArray();
    }
}
