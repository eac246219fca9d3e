package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.CandidateResources;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.contracts.Statistics;
import dev.pgfit.contracts.WindowUsage;
import dev.pgfit.kit.metrics.Label;
import dev.pgfit.kit.metrics.LatestFigures;
import dev.pgfit.kit.metrics.LatestFigures.Figure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What candidates used by the latest report of each environment, window by window. */
@ApplicationScoped
public class ReportMetrics {
    private static final double PERCENT_OF_A_CORE = 100;
    private static final double MINUTE = 60;

    private final LatestFigures memory;
    private final LatestFigures cpu;
    private final LatestFigures disk;
    private final LatestFigures read;
    private final LatestFigures written;
    private final LatestFigures received;
    private final LatestFigures sent;
    private final LatestFigures growth;
    private final LatestFigures stable;

    private record Seen(CandidateResources candidate, WindowUsage window) {
        Tags tags() {
            return Tags.of("candidate", Label.of(candidate.candidate()), "window", Label.of(window.window()));
        }
    }

    ReportMetrics(MeterRegistry registry) {
        memory = figures(registry, "memory", "bytes", "memory as PSS in a window");
        cpu = figures(registry, "cpu", "cores", "CPU in a window: 1 is one core fully used");
        disk = figures(registry, "disk", "bytes", "data folder at the window's end");
        read = figures(registry, "read", "bytes", "read from storage in a window");
        written = figures(registry, "written", "bytes", "written to storage in a window");
        received =
                figures(registry, "network.received", "bytes", "received on the candidate's own sockets in a window");
        sent = figures(registry, "network.sent", "bytes", "sent on the candidate's own sockets in a window");
        growth = figures(registry, "memory.growth.bytes.per.second", null, "slope of memory under load");
        stable =
                figures(registry, "stable", null, "1 where memory stayed steady and the candidate did not die, else 0");
    }

    private static LatestFigures figures(MeterRegistry registry, String name, @Nullable String unit, String text) {
        return new LatestFigures(registry, "pgfit.resources." + name, unit, "By the latest report: " + text);
    }

    /** Shows a report instead of the environment's last one. */
    void show(Environment environment, ResourcesReport report) {
        List<Seen> seen = report.candidates().stream()
                .flatMap(candidate -> candidate.windows().stream()
                        .filter(window -> window.samples() > 0)
                        .map(window -> new Seen(candidate, window)))
                .toList();
        statistics(memory, environment, seen, WindowUsage::memoryBytes, 1);
        statistics(cpu, environment, seen, WindowUsage::cpuPercent, PERCENT_OF_A_CORE);
        figures(disk, environment, seen, WindowUsage::diskBytes);
        figures(read, environment, seen, WindowUsage::ioReadBytes);
        figures(written, environment, seen, WindowUsage::ioWrittenBytes);
        figures(received, environment, seen, WindowUsage::networkReceivedBytes);
        figures(sent, environment, seen, WindowUsage::networkSentBytes);
        growth.show(
                environment,
                report.candidates().stream()
                        .filter(candidate -> candidate.memoryTrend() != null)
                        .map(candidate ->
                                whole(candidate, candidate.memoryTrend().bytesPerMinute() / MINUTE))
                        .toList());
        stable.show(
                environment,
                report.candidates().stream()
                        .map(candidate -> whole(candidate, candidate.stable() ? 1 : 0))
                        .toList());
    }

    private static void statistics(
            LatestFigures figures,
            Environment environment,
            List<Seen> seen,
            Function<WindowUsage, Statistics> of,
            double unit) {
        figures.show(
                environment,
                seen.stream()
                        .flatMap(one -> {
                            Statistics statistics = of.apply(one.window());
                            return Stream.of(
                                    statistic(one, "average", statistics.average() / unit),
                                    statistic(one, "p95", statistics.p95() / unit),
                                    statistic(one, "peak", statistics.peak() / unit));
                        })
                        .toList());
    }

    private static void figures(
            LatestFigures figures, Environment environment, List<Seen> seen, ToDoubleFunction<WindowUsage> of) {
        figures.show(
                environment,
                seen.stream()
                        .map(one -> new Figure(one.tags(), of.applyAsDouble(one.window())))
                        .toList());
    }

    private static Figure statistic(Seen seen, String name, double value) {
        return new Figure(seen.tags().and("statistic", name), value);
    }

    private static Figure whole(CandidateResources candidate, double value) {
        return Figure.of(value, "candidate", Label.of(candidate.candidate()));
    }
}
