package dev.pgfit.benchmarks.control;

import dev.pgfit.benchmarks.bench.Bench;
import dev.pgfit.benchmarks.bench.Shipped;
import dev.pgfit.benchmarks.result.OutOption;
import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.TestResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./pgfit measure control}. */
@Command(
        name = "control",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "How often the benchmark claims a difference where there is none: PostgreSQL against itself (A/A).",
            "At most one test in twenty may."
        })
public final class ControlCommand implements Callable<Integer> {
    /** Sizes, in turn. */
    private static final List<Integer> ROWS = List.of(100, 1_000, 10_000);

    @Option(
            names = "--tests",
            paramLabel = "N",
            defaultValue = "200",
            description = "Tests, in whole rounds of the workload's queries (default: ${DEFAULT-VALUE}).")
    private int tests;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Rounds per test and side (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--round-time",
            paramLabel = "MS",
            defaultValue = "60",
            description = "Milliseconds that a round keeps a side busy (default: ${DEFAULT-VALUE}).")
    private int roundTime;

    @Option(
            names = "--workload",
            paramLabel = "NAME",
            defaultValue = "default",
            description = "One that ships with the service (default: ${DEFAULT-VALUE}).")
    private String workload = "default";

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private OutOption out;

    @Override
    public Integer call() throws Exception {
        List<TestResult> results = new ArrayList<>();
        String text = Shipped.workload(workload);
        try (Bench bench = Bench.start()) {
            for (int repetition = 0; results.size() < tests; repetition++) {
                BenchmarkSpec spec = spec(ROWS.get(repetition % ROWS.size()), repetition);
                results.addAll(bench.run(text, spec, message -> {}).tests());
                System.out.println(results.size() + " of " + tests + " tests, "
                        + ControlPage.claimed(results).size() + " claimed a difference");
            }
        }
        out.write(ControlPage.of(results, workload, rounds, roundTime));
        return 0;
    }

    private BenchmarkSpec spec(int rows, long seed) {
        return new BenchmarkSpec(
                workload,
                null,
                List.of(rows),
                List.of(1),
                rounds,
                Duration.ofMillis(roundTime),
                Duration.ofMillis(2L * roundTime),
                Duration.ofHours(1),
                Duration.ofSeconds(30),
                seed,
                null,
                BenchmarkSpec.Control.AA);
    }
}
