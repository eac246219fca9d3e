package dev.pgfit.benchmarks.control;

import dev.pgfit.benchmarks.result.Page;
import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.Ratio;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.contracts.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** What 200 tests without a difference claimed. */
final class ControlPage {
    private ControlPage() {}

    static Page of(List<TestResult> results, String workload, int rounds, int roundTime) {
        List<TestResult> claimed = claimed(results);
        Page page = new Page("Control (A/A)")
                .text(
                        "PostgreSQL measured against itself: two sets of connections to one server, each with a schema and"
                                + " rows of its own, workload `" + workload + "`, " + rounds + " rounds of " + roundTime
                                + " ms per side and test. There is no difference, so each one that is claimed is an error; at"
                                + " most 5 % may be.")
                .table(
                        List.of("", "tests", "share"),
                        List.of(
                                row("claimed a difference", claimed.size(), results.size()),
                                row("equivalent within ±5 %", count(results, Verdict.EQUIVALENT), results.size()),
                                row("not provable", count(results, Verdict.NOT_PROVABLE), results.size()),
                                row("a side had not settled in its warm-up", unsettled(results), results.size())))
                .section("How near to 1")
                .table(
                        List.of("ratio of", "intervals that hold 1", "median distance from 1", "median interval"),
                        List.of(
                                nearness("medians", results, TestResult::ratio),
                                nearness("throughput", results, TestResult::throughputRatio)));
        if (!claimed.isEmpty()) {
            page.section("What was claimed")
                    .text(claimed.stream()
                            .map(test -> "- " + test.test() + ": " + test.reason())
                            .reduce("", (a, b) -> a + "\n" + b));
        }
        return page;
    }

    static List<TestResult> claimed(List<TestResult> results) {
        return results.stream()
                .filter(test -> test.verdict() == Verdict.POSTGRESQL_FASTER || test.verdict() == Verdict.PGLITE_FASTER)
                .toList();
    }

    private static List<String> nearness(String of, List<TestResult> results, Function<TestResult, Ratio> which) {
        List<Ratio> ratios =
                results.stream().map(which).filter(Objects::nonNull).toList();
        long holding = ratios.stream()
                .filter(ratio -> ratio.low() <= 1 && ratio.high() >= 1)
                .count();
        return List.of(
                of,
                share(holding, ratios.size()),
                String.format(
                        Locale.ROOT, "%.1f %%", 100 * median(ratios.stream().map(ratio -> away(ratio.value())))),
                String.format(
                        Locale.ROOT,
                        "±%.1f %%",
                        100 * median(ratios.stream().map(ratio -> Math.sqrt(ratio.high() / ratio.low()) - 1))));
    }

    private static double away(double ratio) {
        return Math.exp(Math.abs(Math.log(ratio))) - 1;
    }

    private static double median(Stream<Double> values) {
        List<Double> sorted = values.sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    private static long count(List<TestResult> results, Verdict verdict) {
        return results.stream().filter(test -> test.verdict() == verdict).count();
    }

    private static long unsettled(List<TestResult> results) {
        return results.stream()
                .filter(test -> Stream.of(test.postgresql(), test.pglite())
                        .filter(Objects::nonNull)
                        .map(CandidateResult::settled)
                        .anyMatch(Boolean.FALSE::equals))
                .count();
    }

    private static List<String> row(String what, long count, int of) {
        return List.of(what, Long.toString(count), share(count, of));
    }

    private static String share(long count, int of) {
        return of == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100.0 * count / of);
    }
}
