package dev.pgfit.decision.report;

import dev.pgfit.contracts.CandidateResources;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.contracts.ThresholdCrossed;
import dev.pgfit.contracts.WatchingCost;
import dev.pgfit.contracts.WindowUsage;
import dev.pgfit.decision.matrix.CandidateName;
import dev.pgfit.decision.matrix.Reports;
import dev.pgfit.decision.matrix.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the candidates used, window by window. */
final class ResourcesSection {
    private ResourcesSection() {}

    static void write(Markdown page, Reports reports) {
        ResourcesReport report = reports.resources();
        page.heading(2, "Resources");
        if (report == null) {
            page.paragraph("No report.");
            return;
        }
        page.paragraph(
                "Memory is the proportional set size (PSS) of the candidate's process tree on the host: a page that several"
                        + " processes share counts once, so that a server that forks isn't charged for it again and again, as"
                        + " it would be by the sum of RSS. CPU is the kernel's own count for the whole tree, ended processes"
                        + " included, in percent of one core. The gates and the score use the averages of the window overall. Read and Written are what the"
                        + " kernel accounts to the processes: pages made dirty, which can be many times the bytes written."
                        + " Whether a candidate is stable is judged by the memory that its processes hold for themselves: shared"
                        + " buffers fill once, which is no leak.");
        cost(page, report.watchingCost());
        report.candidates()
                .forEach(candidate -> write(page, candidate, CandidateName.of(candidate.candidate(), reports)));
        MarkdownReport.problems(page, report.problems());
    }

    private static void write(Markdown page, CandidateResources candidate, String name) {
        page.heading(3, name);
        boolean machine = GuestTable.has(candidate);
        if (machine) {
            page.paragraph("Host process tree: what the machine costs its user. The limits apply to these figures.");
        }
        page.table(
                List.of(
                        "Window",
                        "Time",
                        "Memory avg",
                        "peak",
                        "p95",
                        "CPU avg",
                        "peak",
                        "Processes",
                        "Disk",
                        "Read",
                        "Written"),
                candidate.windows().stream().map(ResourcesSection::row).toList());
        if (machine) {
            GuestTable.write(page, candidate);
        }
        var trend = candidate.memoryTrend();
        page.paragraph((candidate.stable() ? "Stable: " : "Not stable: ") + candidate.stability()
                + (trend == null || candidate.stable()
                        ? ""
                        : ". Under load it moved by " + Words.megabytes(trend.bytesPerMinute()) + " a minute (from "
                                + Words.megabytes(trend.low()) + " to " + Words.megabytes(trend.high()) + ")")
                + ". Restarts: " + candidate.restarts() + ".");
        ResourcesOutlook.write(page, candidate);
        page.list(candidate.gaps().stream()
                .map(gap -> "Gap from " + gap.from() + " to " + gap.to() + ": " + gap.reason())
                .toList());
        page.list(candidate.crossings().stream().map(ResourcesSection::alert).toList());
    }

    private static void cost(Markdown page, @Nullable WatchingCost cost) {
        if (cost != null) {
            page.paragraph("Watching itself took " + Words.percent(cost.cpuPercent()) + " of one core ("
                    + Words.percent(cost.monitorCpuPercent()) + " asking, "
                    + Words.percent(cost.installerCpuPercent()) + " reading and answering), for " + cost.readings()
                    + " readings in " + Words.seconds(cost.watched()) + ".");
        }
    }

    private static String alert(ThresholdCrossed crossing) {
        boolean memory = crossing.metric() == ThresholdCrossed.Metric.MEMORY_BYTES;
        String value = memory ? Words.megabytes(crossing.value()) : Words.percent(crossing.value());
        String limit = memory ? Words.megabytes(crossing.threshold()) : Words.percent(crossing.threshold());
        boolean above = crossing.direction() == ThresholdCrossed.Direction.ABOVE;
        return "Alert at " + crossing.at() + ": " + (memory ? "memory" : "CPU")
                + (above ? " rose above " : " came back below ") + limit + ", at " + value;
    }

    private static List<String> row(WindowUsage window) {
        return List.of(
                MarkdownReport.lower(window.window()),
                Words.seconds(window.watched()),
                Words.megabytes(window.memoryBytes().average()),
                Words.megabytes(window.memoryBytes().peak()),
                Words.megabytes(window.memoryBytes().p95()),
                Words.percent(window.cpuPercent().average()),
                Words.percent(window.cpuPercent().peak()),
                String.valueOf(Math.round(window.processes().peak())),
                Words.megabytes(window.diskBytes()),
                Words.megabytes(window.ioReadBytes()),
                Words.megabytes(window.ioWrittenBytes()));
    }
}
