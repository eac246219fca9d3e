package dev.pgfit.monitor.sample;

import java.time.Duration;
import java.time.Instant;

/**
 * What a candidate used between two readings of its counters.
 *
 * @param from time of the earlier reading
 * @param to time of the later one
 * @param spent counter differences between the two
 * @param level figures of the later reading
 * @param peakCpuPercent highest CPU of the samples merged into this one; its own if none were
 * @param peakMemoryBytes likewise, of memory (PSS)
 */
public record Sample(Instant from, Instant to, Spent spent, Level level, double peakCpuPercent, long peakMemoryBytes) {

    /** A sample straight from two readings. */
    public static Sample of(Instant from, Instant to, Spent spent, Level level) {
        return new Sample(from, to, spent, level, percent(spent.cpuSeconds(), from, to), level.memoryBytes());
    }

    /** CPU over the real time between the readings, in percent of one core: 100 is one core fully used. */
    public double cpuPercent() {
        return percent(spent.cpuSeconds(), from, to);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** The instant half-way. */
    public Instant middle() {
        return from.plus(length().dividedBy(2));
    }

    /** Whether the next sample begins where this one ends. */
    public boolean adjoins(Sample next) {
        return to.equals(next.from);
    }

    /** Both as one: what was spent is added, memory is averaged over time, peaks are kept. */
    public Sample merge(Sample next) {
        return new Sample(
                from,
                next.to,
                spent.plus(next.spent),
                level.mean(seconds(from, to), next.level, seconds(next.from, next.to)),
                Math.max(peakCpuPercent, next.peakCpuPercent),
                Math.max(peakMemoryBytes, next.peakMemoryBytes));
    }

    private static double percent(double cpuSeconds, Instant from, Instant to) {
        double elapsed = seconds(from, to);
        return elapsed <= 0 ? 0 : 100 * cpuSeconds / elapsed;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
