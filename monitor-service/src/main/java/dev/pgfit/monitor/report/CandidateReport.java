package dev.pgfit.monitor.report;

import dev.pgfit.contracts.CandidateResources;
import dev.pgfit.contracts.GuestUsage;
import dev.pgfit.contracts.GuestWindow;
import dev.pgfit.contracts.Trend;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.contracts.WindowUsage;
import dev.pgfit.monitor.guest.GuestReport;
import dev.pgfit.monitor.sample.Sample;
import dev.pgfit.monitor.stability.Stability;
import dev.pgfit.monitor.stability.StabilityLimits;
import dev.pgfit.monitor.trend.MemoryTrend;
import dev.pgfit.monitor.window.Windows;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One candidate's part of the report. */
public final class CandidateReport {
    private CandidateReport() {}

    /** Without any load, what was seen overall is what stability is judged by, and there is no trend. */
    public static CandidateResources of(Watched watched, Windows windows, StabilityLimits limits) {
        List<Sample> samples = List.copyOf(watched.samples());
        List<WindowUsage> usages = Arrays.stream(WindowKind.values())
                .map(kind -> WindowReport.of(kind, windows.in(kind, samples), guest(kind, watched.guest(), windows)))
                .toList();
        List<Sample> load = windows.in(WindowKind.LOAD, samples);
        Trend trend = MemoryTrend.of(load).orElse(null);
        List<Sample> judged = load.isEmpty() ? samples : load;
        Stability stability = Stability.judge(
                new Stability.Evidence(
                        load.isEmpty() ? "while watched" : "under load",
                        judged.size(),
                        WindowReport.memory(judged),
                        trend,
                        MemoryTrend.of(load.subList(load.size() / 2, load.size()))
                                .orElse(null),
                        watched.restarts()),
                limits);
        return new CandidateResources(
                watched.candidate(),
                samples.size(),
                usages,
                stability.stable(),
                stability.why(),
                trend,
                watched.restarts(),
                watched.gaps(),
                watched.crossings());
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
