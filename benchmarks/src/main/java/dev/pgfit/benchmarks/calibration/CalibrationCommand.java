package dev.pgfit.benchmarks.calibration;

import dev.pgfit.benchmarks.result.OutOption;
import dev.pgfit.benchmarks.result.Page;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.Decision;
import dev.pgfit.decision.matrix.DecisionMatrix;
import dev.pgfit.decision.matrix.Outcome;
import dev.pgfit.decision.matrix.Reports;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./pgfit measure calibration}. */
@Command(
        name = "calibration",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Whether a decision's stated confidence is how often such decisions are right: synthetic candidates"
                        + " of known truth, measured with noise of a known size, decided by the decision matrix itself.")
public final class CalibrationCommand implements Callable<Integer> {
    private static final World AS_ASSUMED = new World(
            "As assumed",
            "Spreads from run to run as decision-service lays them down; all four reports are there.",
            1,
            false);
    private static final World MISSING = new World(
            "A phase missing",
            "The same; each run lacks its benchmark or its resources report. What was not measured is anywhere in the"
                    + " range, as the rule for missing phases takes it to be.",
            1,
            true);
    private static final World NOISIER = new World(
            "Noisier than assumed",
            "What the rule is worth where its assumption fails: runs differ twice as much as decision-service lays down.",
            2,
            false);

    @Option(
            names = "--decisions",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Decisions in each world (default: ${DEFAULT-VALUE}).")
    private int decisions;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the synthetic candidates and their noise (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private OutOption out;

    @Override
    public Integer call() throws Exception {
        Reliability assumed = run(AS_ASSUMED);
        Page page = new Page("Calibration of the confidence")
                .text(
                        "A decision's confidence is worth something when of the decisions stated at 80 to 90 %, 80 to 90 % are"
                                + " right. Here candidates with known true figures, on both sides of every limit, are measured with"
                                + " noise: rounds that scatter with heavy tails, samples that hang together, checks that flake,"
                                + " runs that differ. The benchmark's own statistics make the report of it, the decision matrix"
                                + " decides, and right is what it recommends on the true figures. A result within 80 to 90 % in the"
                                + " bin 80 to 90 % is what is asked; the other bins show the rest of the scale. Seed "
                                + seed + ".")
                .text("**" + assumed.eightyToNinety() + " " + (assumed.calibrated() ? "Calibrated." : "NOT calibrated.")
                        + "**");
        section(page, AS_ASSUMED, assumed);
        section(page, MISSING, run(MISSING));
        section(page, NOISIER, run(NOISIER));
        page.section("Cost").text(cost());
        out.write(page);
        return assumed.calibrated() ? 0 : 1;
    }

    private static void section(Page page, World world, Reliability reliability) {
        page.section(world.name())
                .text(world.text())
                .table(Reliability.heads(), reliability.rows())
                .text(String.format(
                        Locale.ROOT,
                        "Mean distance between stated and right: %.1f percentage points.",
                        reliability.error()));
    }

    private Reliability run(World world) {
        var reliability = new Reliability();
        for (int i = 0; i < decisions; i++) {
            var random = new SplittableRandom(seed * 1_000_003L + i);
            Truth truth = Truth.draw(random);
            boolean benchmarkMissing = world.missing() && random.nextBoolean();
            boolean resourcesMissing = world.missing() && !benchmarkMissing;
            truth = benchmarkMissing ? truth.withAnySpeed(random) : truth;
            truth = resourcesMissing ? truth.withAnyUsage(random) : truth;
            Reports exact = new Simulation(World.EXACT, random.split()).of(truth);
            Reports all = new Simulation(world, random.split()).of(truth);
            Reports measured = new Reports(
                    all.installation(),
                    benchmarkMissing ? null : all.benchmark(),
                    resourcesMissing ? null : all.resources(),
                    all.compatibility());
            Decision decision = decide(measured);
            reliability.add(
                    decision.confidence(),
                    decision.recommendation() == decide(exact).recommendation());
        }
        return reliability;
    }

    private String cost() {
        var random = new SplittableRandom(seed);
        var simulation = new Simulation(AS_ASSUMED, random.split());
        List<Reports> some = Stream.generate(() -> simulation.of(Truth.draw(random)))
                .limit(500)
                .toList();
        some.forEach(CalibrationCommand::decide);
        long[] micros = some.stream()
                .mapToLong(reports -> {
                    long start = System.nanoTime();
                    decide(reports);
                    return (System.nanoTime() - start) / 1000;
                })
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "One decision, with its confidence, sensitivity and words, took %d µs (median of %d; 99th percentile %d µs)"
                        + " on one thread.",
                micros[micros.length / 2],
                micros.length,
                micros[(int) (micros.length * 0.99)]);
    }

    private static Decision decide(Reports reports) {
        return switch (DecisionMatrix.decide(Simulation.RUN, reports, Criteria.DEFAULT)) {
            case Outcome.Decided decided -> decided.decision();
            case Outcome.Undecidable undecidable -> throw new IllegalStateException(undecidable.reason());
        };
    }
}
