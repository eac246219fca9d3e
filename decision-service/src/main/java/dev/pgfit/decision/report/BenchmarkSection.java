package dev.pgfit.decision.report;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.Latency;
import dev.pgfit.contracts.Ratio;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.decision.matrix.CandidateName;
import dev.pgfit.decision.matrix.Reports;
import dev.pgfit.decision.matrix.Words;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Every test of the benchmark. */
final class BenchmarkSection {
    private BenchmarkSection() {}

    static void write(Markdown page, Reports reports) {
        BenchmarkReport report = reports.benchmark();
        page.heading(2, "Benchmark");
        if (report == null) {
            page.paragraph("No report.");
            return;
        }
        String postgresql = CandidateName.of(CandidateKind.POSTGRESQL, reports);
        String pglite = CandidateName.of(CandidateKind.PGLITE, reports);
        var summary = report.summary();
        if (reports.control()) {
            page.paragraph("A control: one candidate against itself. " + ControlWords.of(report)
                    + " The decision takes nothing from it. In the table its first side stands in PostgreSQL's place,"
                    + " its second in PGlite's.");
        }
        page.paragraph("Workload " + report.workload() + ": " + Words.times(summary.total(), "test")
                + ", " + postgresql + " faster in "
                + summary.postgresqlFaster() + ", " + pglite + " faster in " + summary.pgliteFaster()
                + ", equivalent in "
                + summary.equivalent() + ", not provable in " + summary.notProvable() + ", with errors in "
                + summary.failed() + "; geometric mean of the ratios "
                + (summary.ratio() == null ? "none" : Words.ratio(summary.ratio()))
                + ". A ratio above 1 means that PostgreSQL is faster; that of throughput is by the same rounds, and the"
                + " verdict goes by the medians.");
        if (report.tests().stream().anyMatch(BenchmarkSection::cold)) {
            page.paragraph(
                    "Cold is the very first execution of a test, before any warm-up: caches cold, and code that a"
                            + " WebAssembly engine has yet to translate. p50 and p99 are warm, and the ratio compares warm medians.");
        }
        page.table(
                List.of(
                        "Test",
                        "PostgreSQL cold",
                        "p50",
                        "p99",
                        "PGlite cold",
                        "p50",
                        "p99",
                        "Ratio",
                        "Interval",
                        "Throughput",
                        "Interval",
                        "Verdict",
                        "Reason"),
                report.tests().stream().map(BenchmarkSection::row).toList());
        page.list(report.tests().stream()
                .flatMap(test -> java.util.stream.Stream.of(
                        errors(test, postgresql, test.postgresql()), errors(test, pglite, test.pglite())))
                .filter(line -> !line.isEmpty())
                .toList());
        LoadSection.write(page, report.tests(), postgresql, pglite);
        PlansSection.write(page, report);
        MarkdownReport.problems(page, report.problems());
    }

    private static List<String> row(TestResult test) {
        Ratio ratio = test.ratio();
        return List.of(
                test.test(),
                cold(test.postgresql()),
                latency(test.postgresql(), Latency::p50Micros),
                latency(test.postgresql(), Latency::p99Micros),
                cold(test.pglite()),
                latency(test.pglite(), Latency::p50Micros),
                latency(test.pglite(), Latency::p99Micros),
                ratio == null ? "" : Words.ratio(ratio.value()),
                interval(ratio),
                test.throughputRatio() == null
                        ? ""
                        : Words.ratio(test.throughputRatio().value()),
                interval(test.throughputRatio()),
                MarkdownReport.lower(test.verdict()),
                String.valueOf(test.reason()));
    }

    private static String interval(@Nullable Ratio ratio) {
        return ratio == null
                ? ""
                : Words.ratio(ratio.low()) + " to " + Words.ratio(ratio.high()) + " (" + Words.share(ratio.confidence())
                        + ")";
    }

    private static String latency(@Nullable CandidateResult result, ToDoubleFunction<Latency> percentile) {
        Latency latency = result == null ? null : result.latency();
        return latency == null ? "" : Words.micros(percentile.applyAsDouble(latency));
    }

    private static boolean cold(TestResult test) {
        return !cold(test.postgresql()).isEmpty() || !cold(test.pglite()).isEmpty();
    }

    private static String cold(@Nullable CandidateResult result) {
        return result == null || result.coldMicros() == null ? "" : Words.micros(result.coldMicros());
    }

    private static String errors(TestResult test, String name, @Nullable CandidateResult result) {
        return result == null || result.errors() == 0
                ? ""
                : test.test() + ": " + name + " had " + Words.times((int) result.errors(), "error") + ", first: "
                        + result.firstError();
    }
}
