package dev.pgfit.decision.report;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.decision.matrix.CandidateName;
import dev.pgfit.decision.matrix.LimitWords;
import dev.pgfit.decision.matrix.Words;
import java.util.ArrayList;

/** How it was measured, so that it can be repeated. */
final class MethodSection {
    private MethodSection() {}

    static void write(Markdown page, RunReport report) {
        RunSpec spec = report.run().spec();
        var lines = new ArrayList<String>();
        lines.add("Both candidates were installed side by side in the environment "
                + MarkdownReport.lower(spec.environment()) + ": PostgreSQL "
                + spec.postgresql().version() + " and PGlite "
                + spec.pglite().version() + " were asked for. What ran: "
                + CandidateName.inFull(CandidateKind.POSTGRESQL, report.reports()) + " and "
                + CandidateName.inFull(CandidateKind.PGLITE, report.reports()) + ".");
        CandidateName.machine(CandidateKind.POSTGRESQL, report.reports().installation())
                .ifPresent(machine -> lines.add("The machine: " + machine.engine() + " in " + machine.host() + " with "
                        + machine.memoryMegabytes() + " MB, image " + machine.image()
                        + ". Not like for like is durability: a flush inside the guest reaches only memory."));
        LimitWords.of(report.reports().installation())
                .ifPresent(limits -> lines.add("Limits of what a candidate may use, " + limits + "."));
        var benchmark = spec.benchmark();
        lines.add("Each test: the same seeded data (seed " + benchmark.seed() + ") on both, warm-up of "
                + Words.seconds(benchmark.warmUp()) + " left out, then " + benchmark.rounds() + " rounds of "
                + Words.seconds(benchmark.roundTime())
                + " per candidate, interleaved, less of both where the load would take longer than "
                + Words.seconds(benchmark.budget()) + "; concurrency " + benchmark.concurrency()
                + "; latencies from an HdrHistogram; the ratio is PGlite's median divided by PostgreSQL's, pair by"
                + " pair of rounds, its interval a bootstrap over the rounds.");
        BenchmarkReport measured = report.reports().benchmark();
        if (measured != null) {
            lines.add("Workload " + measured.workload() + " (SHA-256 " + measured.workloadSha256() + "), from "
                    + measured.startedAt() + " to " + measured.finishedAt() + ".");
        }
        ResourcesReport watched = report.reports().resources();
        lines.add("Process trees on the host were sampled every "
                + Words.seconds(watched == null ? spec.resources().interval() : watched.interval())
                + "; idle for " + Words.seconds(spec.resources().idle()) + " before the load, cool-down for "
                + Words.seconds(spec.resources().coolDown()) + " after it; gaps are reported, not filled.");
        lines.add("Checks: suite " + spec.compatibility().suite() + ", each given up after "
                + Words.seconds(spec.compatibility().checkTimeout()) + ".");
        lines.add(
                "The decision is a pure function of these reports and the criteria: the same input gives the same answer.");
        page.heading(2, "How it was measured");
        page.list(lines);
    }
}
