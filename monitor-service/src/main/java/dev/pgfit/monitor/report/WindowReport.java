package dev.pgfit.monitor.report;

import dev.pgfit.contracts.GuestWindow;
import dev.pgfit.contracts.Statistics;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.contracts.WindowUsage;
import dev.pgfit.monitor.sample.Sample;
import dev.pgfit.monitor.sample.Spent;
import dev.pgfit.monitor.statistics.Describe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The figures of one window. */
final class WindowReport {
    private WindowReport() {}

    /** @param guest the figures from inside its virtual machine; {@code null} when there is none */
    static WindowUsage of(WindowKind window, List<Sample> samples, @Nullable GuestWindow guest) {
        Spent spent = samples.stream().map(Sample::spent).reduce(Spent.NOTHING, Spent::plus);
        Duration watched = samples.stream().map(Sample::length).reduce(Duration.ZERO, Duration::plus);
        return new WindowUsage(
                window,
                samples.size(),
                watched,
                cpu(samples, spent, watched),
                memory(samples),
                describe(samples, sample -> sample.level().residentBytes()),
                describe(samples, sample -> sample.level().processes()),
                describe(samples, sample -> sample.level().threads()),
                samples.isEmpty() ? 0 : samples.getLast().level().diskBytes(),
                spent.ioReadBytes(),
                spent.ioWrittenBytes(),
                spent.networkReceivedBytes(),
                spent.networkSentBytes(),
                guest);
    }

    static Statistics memory(List<Sample> samples) {
        Statistics figures = describe(samples, sample -> sample.level().memoryBytes());
        return Describe.known(figures, figures.average(), peak(samples, Sample::peakMemoryBytes));
    }

    /**
     * Of what the processes hold for themselves, with the variance around the mean at each size of data: neither what more
     * data take nor shared memory that fills is unrest.
     */
    static Statistics ownMemoryBySize(List<Sample> samples, Function<Sample, @Nullable Integer> rows) {
        Statistics figures = ownMemory(samples);
        Map<Integer, List<Sample>> sizes = new HashMap<>();
        for (Sample sample : samples) {
            Integer size = rows.apply(sample);
            sizes.computeIfAbsent(size == null ? -1 : size, one -> new ArrayList<>())
                    .add(sample);
        }
        double squares = sizes.values().stream()
                .mapToDouble(group -> ownMemory(group).variance() * (group.size() - 1))
                .sum();
        double variance = squares / Math.max(1, samples.size() - sizes.size());
        double mean = figures.average();
        return new Statistics(
                mean,
                figures.minimum(),
                figures.peak(),
                figures.p95(),
                variance,
                mean == 0 ? 0 : Math.sqrt(variance) / mean);
    }

    private static Statistics ownMemory(List<Sample> samples) {
        return describe(samples, sample -> sample.level().anonymousBytes());
    }

    /** The average is CPU time by elapsed time, exact however the samples were spaced. */
    private static Statistics cpu(List<Sample> samples, Spent spent, Duration watched) {
        double average = watched.isZero() ? 0 : 100 * spent.cpuSeconds() / (watched.toNanos() / 1e9);
        return Describe.known(describe(samples, Sample::cpuPercent), average, peak(samples, Sample::peakCpuPercent));
    }

    private static Statistics describe(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return Describe.of(samples.stream().mapToDouble(figure).toArray());
    }

    private static double peak(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return samples.stream().mapToDouble(figure).max().orElse(0);
    }
}
