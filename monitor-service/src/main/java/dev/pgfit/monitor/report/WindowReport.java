package dev.pgfit.monitor.report;

import dev.pgfit.contracts.GuestWindow;
import dev.pgfit.contracts.Statistics;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.contracts.WindowUsage;
import dev.pgfit.monitor.sample.Sample;
import dev.pgfit.monitor.sample.Spent;
import dev.pgfit.monitor.statistics.Describe;
import java.time.Duration;
import java.util.List;
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
