package dev.pgfit.monitor.report;

import dev.pgfit.contracts.CandidateResources;
import dev.pgfit.contracts.GuestUsage;
import dev.pgfit.contracts.GuestWindow;
import dev.pgfit.contracts.MemoryBySize;
import dev.pgfit.contracts.Trend;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.contracts.WindowUsage;
import dev.pgfit.monitor.constraint.Constraints;
import dev.pgfit.monitor.constraint.TargetLimits;
import dev.pgfit.monitor.constraint.TimeProjection;
import dev.pgfit.monitor.guest.GuestReport;
import dev.pgfit.monitor.sample.Sample;
import dev.pgfit.monitor.size.MemorySizes;
import dev.pgfit.monitor.stability.Stability;
import dev.pgfit.monitor.stability.StabilityLimits;
import dev.pgfit.monitor.step.MemorySteps;
import dev.pgfit.monitor.trend.Blocks;
import dev.pgfit.monitor.trend.Blocks.Block;
import dev.pgfit.monitor.trend.MemoryTrend;
import dev.pgfit.monitor.window.Windows;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One candidate's part of the report. */
public final class CandidateReport {
    private CandidateReport() {}

    /**
     * Without any load, what was seen overall is what stability is judged by, and there is no trend.
     *
     * @param target what the target allows
     * @param diskFree what was free besides the candidate's data; {@code null} when that isn't known
     */
    public static CandidateResources of(
            Watched watched, Windows windows, StabilityLimits limits, TargetLimits target, @Nullable Long diskFree) {
        List<Sample> samples = List.copyOf(watched.samples());
        List<WindowUsage> usages = Arrays.stream(WindowKind.values())
                .map(kind -> WindowReport.of(kind, windows.in(kind, samples), guest(kind, watched.guest(), windows)))
                .toList();
        List<Sample> load = windows.in(WindowKind.LOAD, samples);
        List<Block> blocks = Blocks.of(load, windows::rowsOf);
        Trend trend = MemoryTrend.of(blocks).orElse(null);
        Trend lately =
                MemoryTrend.of(blocks.subList(blocks.size() / 2, blocks.size())).orElse(null);
        MemorySteps steps = MemorySteps.of(blocks);
        List<Sample> judged = load.isEmpty() ? samples : load;
        Stability stability = Stability.judge(
                new Stability.Evidence(
                        load.isEmpty() ? "while watched" : "under load",
                        judged.size(),
                        WindowReport.ownMemoryBySize(judged, windows::rowsOf),
                        trend,
                        lately,
                        watched.restarts(),
                        watched.down(),
                        steps),
                limits);
        MemoryBySize bySize =
                MemorySizes.of(load, windows::rowsOf, target.memoryBytes()).orElse(null);
        Constraints constraints = Constraints.of(
                new Constraints.Evidence(
                        window(usages, WindowKind.OVERALL),
                        bySize,
                        largestDisk(samples),
                        largestDisk(samples) - window(usages, WindowKind.IDLE).diskBytes(),
                        diskFree),
                target);
        return new CandidateResources(
                watched.candidate(),
                samples.size(),
                usages,
                stability.stable(),
                stability.why(),
                trend,
                watched.restarts(),
                watched.gaps(),
                watched.crossings(),
                load.isEmpty() ? null : steps.steps(),
                TimeProjection.of(trend, lately, lastLevel(load), target.memoryBytes())
                        .orElse(null),
                bySize,
                constraints.all(),
                constraints.first());
    }

    private static WindowUsage window(List<WindowUsage> usages, WindowKind kind) {
        return usages.stream()
                .filter(usage -> usage.window() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static long largestDisk(List<Sample> samples) {
        return samples.stream()
                .mapToLong(sample -> sample.level().diskBytes())
                .max()
                .orElse(0);
    }

    /** Memory in the last tenth of the load: its median. */
    private static double lastLevel(List<Sample> load) {
        List<Sample> last = load.subList(load.size() - (load.size() + 9) / 10, load.size());
        return last.isEmpty()
                ? 0
                : Blocks.median(last.stream()
                        .mapToDouble(sample -> sample.level().memoryBytes())
                        .toArray());
    }

    /** A machine that answered at all has a guest in every window, if only to say that it wasn't asked in that one. */
    private static @Nullable GuestWindow guest(WindowKind kind, List<GuestUsage> readings, Windows windows) {
        return readings.isEmpty()
                ? null
                : GuestReport.of(readings.stream()
                        .filter(reading -> windows.holds(kind, reading.at()))
                        .toList());
    }
}
