package dev.pgfit.benchmarks.scale;

import dev.pgfit.benchmarks.bench.Bench;
import dev.pgfit.benchmarks.bench.Shipped;
import dev.pgfit.benchmarks.result.OutOption;
import dev.pgfit.benchmarks.result.Page;
import dev.pgfit.contracts.BenchmarkSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./pgfit measure scale}. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Memory of the measuring code over many tests, and while a million rows are loaded.")
public final class ScaleCommand implements Callable<Integer> {
    private static final double MB = 1e6;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Rows to load (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(
            names = "--tests",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Tests one after the other (default: ${DEFAULT-VALUE}).")
    private int tests;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private OutOption out;

    @Override
    public Integer call() throws Exception {
        Page page = new Page("Scale");
        try (Bench bench = Bench.start()) {
            many(bench, page);
            page.section("Loading " + String.format(Locale.ROOT, "%,d", rows) + " rows")
                    .text(
                            "Workload `select-only`, generated as a stream. Live heap: just after collections, four a second,"
                                    + " which cost time themselves. Indexes and VACUUM are in the time.")
                    .table(
                            List.of("way", "seconds", "live heap before, MB", "live heap at most, MB"),
                            List.of(load(bench, true), load(bench, false)));
        }
        out.write(page);
        return 0;
    }

    private void many(Bench bench, Page page) throws Exception {
        String workload = Shipped.workload("default");
        List<List<String>> lines = new ArrayList<>();
        int done = 0;
        int next = tests / 10;
        long first = 0;
        long last = 0;
        while (done < tests) {
            done += bench.run(workload, spec(100, 6, 10, done), message -> {})
                    .tests()
                    .size();
            if (done >= next) {
                last = LiveHeap.now();
                first = first == 0 ? last : first;
                lines.add(List.of(Integer.toString(done), megabytes(last)));
                System.out.println(done + " tests, live heap " + megabytes(last) + " MB");
                next += tests / 10;
            }
        }
        page.text("The measuring code of benchmark-service in the tool's process, on a PostgreSQL of its own.")
                .section(done + " tests one after the other")
                .text(String.format(
                        Locale.ROOT,
                        "Workload `default`, eight tests in each benchmark. From the first line to the last the live heap"
                                + " grew by %.1f %%; it may by 5 %%.",
                        100.0 * (last - first) / first))
                .table(List.of("tests", "live heap, MB"), lines);
    }

    private List<String> load(Bench bench, boolean copy) throws Exception {
        long before = LiveHeap.now();
        AtomicLong begun = new AtomicLong();
        AtomicLong ended = new AtomicLong();
        try (LiveHeap heap = LiveHeap.watch()) {
            bench.run(Shipped.workload("select-only"), spec(rows, 2, 10, 1), copy, message -> {
                if (message.contains("loading data")) {
                    begun.compareAndSet(0, System.nanoTime());
                } else if (message.contains("select_only/")) {
                    ended.compareAndSet(0, System.nanoTime());
                }
            });
            return List.of(
                    copy ? "COPY" : "INSERT of 500 rows each",
                    String.format(Locale.ROOT, "%.1f", (ended.get() - begun.get()) / 1e9),
                    megabytes(before),
                    megabytes(heap.peak()));
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MB);
    }

    private static BenchmarkSpec spec(int rows, int rounds, int millis, long seed) {
        return new BenchmarkSpec(
                "scale",
                null,
                List.of(rows),
                List.of(1),
                rounds,
                Duration.ofMillis(millis),
                Duration.ofMillis(millis),
                Duration.ofHours(1),
                Duration.ofSeconds(30),
                seed,
                null,
                null);
    }
}
