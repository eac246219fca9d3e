package dev.pgfit.decision.report;

import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.GeneratorUse;
import dev.pgfit.contracts.Knee;
import dev.pgfit.contracts.OpenLoad;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.decision.matrix.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the load was made, and what its generator had to do with the figures. */
final class LoadSection {
    private LoadSection() {}

    static void write(Markdown page, List<TestResult> tests, String postgresql, String pglite) {
        open(page, tests, postgresql, pglite);
        knees(page, tests, postgresql, pglite);
        generator(page, tests);
    }

    private static void open(Markdown page, List<TestResult> tests, String postgresql, String pglite) {
        List<List<String>> rows = tests.stream()
                .flatMap(
                        test -> Stream.of(open(test, postgresql, test.postgresql()), open(test, pglite, test.pglite())))
                .filter(row -> !row.isEmpty())
                .toList();
        if (!rows.isEmpty()) {
            page.heading(3, "Open load");
            page.paragraph(
                    "Executions arrived at a rate, whether or not earlier ones were answered. Latencies count from"
                            + " the arrival, so that waiting for a free connection is in them.");
            page.table(List.of("Test", "Candidate", "Intended", "Achieved", "Backlog"), rows);
        }
    }

    private static List<String> open(TestResult test, String name, @Nullable CandidateResult result) {
        OpenLoad open = result == null ? null : result.open();
        return open == null
                ? List.of()
                : List.of(
                        test.test(),
                        name,
                        perSecond(open.intendedPerSecond()),
                        perSecond(open.achievedPerSecond()),
                        Long.toString(open.backlog()));
    }

    private static void knees(Markdown page, List<TestResult> tests, String postgresql, String pglite) {
        List<List<String>> rows = tests.stream()
                .flatMap(
                        test -> Stream.of(knee(test, postgresql, test.postgresql()), knee(test, pglite, test.pglite())))
                .filter(row -> !row.isEmpty())
                .toList();
        if (!rows.isEmpty()) {
            page.heading(3, "Knee");
            page.paragraph("The highest rate of Poisson arrivals at which p99 stayed under its bound.");
            page.table(List.of("Test", "Candidate", "Knee", "p99 there", "Bound", "Limited by"), rows);
        }
    }

    private static List<String> knee(TestResult test, String name, @Nullable CandidateResult result) {
        Knee knee = result == null ? null : result.knee();
        if (knee == null) {
            return List.of();
        }
        return List.of(
                test.test(),
                name,
                knee.perSecond() == null ? "none" : perSecond(knee.perSecond()),
                knee.p99Micros() == null ? "" : Words.micros(knee.p99Micros()),
                Words.micros(knee.boundMicros()),
                knee.limit());
    }

    private static void generator(Markdown page, List<TestResult> tests) {
        List<GeneratorUse> uses = tests.stream()
                .map(TestResult::generator)
                .filter(Objects::nonNull)
                .toList();
        if (uses.isEmpty()) {
            return;
        }
        GeneratorUse any = uses.getFirst();
        List<String> words = new ArrayList<>();
        if (any.floorMicros() != null) {
            words.add("against a server that answers at once, an execution takes " + Words.micros(any.floorMicros())
                    + (any.costMicros() == null
                            ? ""
                            : ", of which its own processor time is " + Words.micros(any.costMicros()))
                    + ": so much of each latency is the generator's and the way's");
        }
        GeneratorUse worst = uses.stream()
                .max((a, b) -> Double.compare(a.waitShare(), b.waitShare()))
                .orElse(any);
        words.add("at most " + Words.share(worst.waitShare()) + " of a test's latencies was waiting for the generator");
        int repeated = uses.stream().mapToInt(GeneratorUse::repeatedRounds).sum();
        words.add(
                repeated == 0
                        ? "no round had to be repeated"
                        : Words.times(repeated, "pair") + " of rounds had to be repeated, because the generator, its"
                                + " other threads or the machine's host disturbed them");
        page.heading(3, "The load generator's part");
        page.list(words);
        page.table(
                List.of(
                        "Test",
                        "CPU per execution",
                        "Its floor",
                        "Waiting for it",
                        "Loop busy",
                        "Cores in all",
                        "GC",
                        "Steal",
                        "Repeated"),
                tests.stream()
                        .filter(test -> test.generator() != null)
                        .map(test -> row(test.test(), Objects.requireNonNull(test.generator())))
                        .toList());
    }

    private static List<String> row(String test, GeneratorUse use) {
        return List.of(
                test,
                use.costMicros() == null ? "" : Words.micros(use.costMicros()),
                use.floorMicros() == null ? "" : Words.micros(use.floorMicros()),
                Words.share(use.waitShare()),
                Words.share(use.busyShare()),
                use.processCores() == null ? "" : String.format(Locale.ROOT, "%.2f", use.processCores()),
                use.gcMillis() + " ms",
                use.stealShare() == null ? "" : Words.share(use.stealShare()),
                Integer.toString(use.repeatedRounds()));
    }

    private static String perSecond(double rate) {
        return String.format(Locale.ROOT, rate < 100 ? "%.1f/s" : "%.0f/s", rate);
    }
}
