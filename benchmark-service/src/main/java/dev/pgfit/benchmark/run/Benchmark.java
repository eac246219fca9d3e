package dev.pgfit.benchmark.run;

import dev.pgfit.benchmark.measure.Calibration;
import dev.pgfit.benchmark.measure.Contender;
import dev.pgfit.benchmark.measure.Database;
import dev.pgfit.benchmark.measure.Failure;
import dev.pgfit.benchmark.measure.Slices;
import dev.pgfit.benchmark.measure.TestRun;
import dev.pgfit.benchmark.measure.TestRunner;
import dev.pgfit.benchmark.measure.Watched;
import dev.pgfit.benchmark.plan.Budget;
import dev.pgfit.benchmark.plan.InWords;
import dev.pgfit.benchmark.plan.LoadingForecast;
import dev.pgfit.benchmark.plan.Plan;
import dev.pgfit.benchmark.plan.PlannedTest;
import dev.pgfit.benchmark.plan.Share;
import dev.pgfit.benchmark.report.GeneratorUses;
import dev.pgfit.benchmark.report.SideNames;
import dev.pgfit.benchmark.report.TestResults;
import dev.pgfit.benchmark.stats.RatioInterval;
import dev.pgfit.benchmark.workload.Workload;
import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.LoadSpec;
import dev.pgfit.contracts.TestResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** All tests of a workload on the candidates that are there. Leaves them as they were, also when interrupted. */
public final class Benchmark {
    private final Workload workload;
    private final BenchmarkSpec spec;
    private final BenchmarkSettings settings;
    private final String id;
    private final Sides sides;
    private final SideNames names;
    private final Consumer<String> said;
    private final BiConsumer<TestResult, Duration> tested;
    private final Slices slices;
    private final TestRunner runner;
    private final TestResults results;
    private final PlanCapture plans;
    private final LoadingForecast forecast = new LoadingForecast();

    /**
     * @param id short and unique, lower-case letters and digits: part of the schemas' names
     * @param sides who is measured against whom
     * @param calibration what the load generator costs by itself
     * @param said told what is going on between tests
     * @param tested told each result as it is there, and how much of the budget is left
     */
    public Benchmark(
            Workload workload,
            BenchmarkSpec spec,
            BenchmarkSettings settings,
            String id,
            Sides sides,
            Optional<Calibration> calibration,
            Consumer<String> said,
            BiConsumer<TestResult, Duration> tested) {
        this.workload = workload;
        this.spec = spec;
        this.settings = settings;
        this.id = id;
        this.sides = sides;
        this.names = sides.names();
        this.said = said;
        this.tested = tested;
        this.slices = new Slices(settings.mostSlices(), sides::loaded);
        LoadSpec load = spec.load() == null ? workload.load() : spec.load();
        this.runner = new TestRunner(settings.measure(spec, load), slices);
        this.plans = new PlanCapture(spec.seed(), names);
        this.results = new TestResults(
                new RatioInterval(settings.confidence(), settings.resamples(), spec.seed()),
                spec.band() == null ? settings.band() : spec.band(),
                names,
                new GeneratorUses(load, calibration));
    }

    /**
     * Measures.
     *
     * @param databases those of the sides' targets, not yet connected
     * @param watched whether somebody watches what they use: then data of further sizes are loaded at the end
     */
    public Measurements run(List<Database> databases, boolean watched) throws InterruptedException {
        Participants participants = new Participants(databases, sides.missing(), names);
        participants.each("can't be reached", Database::recover);
        participants.each("can't be cleaned of an earlier benchmark", BenchSchema::dropLeftovers);
        Plan plan = Plan.of(workload, spec.concurrency());
        Budget budget = new Budget(spec.budget(), plan.tests(), System::nanoTime);
        List<TestResult> tests = new ArrayList<>();
        for (Plan.Stage stage : plan.stages()) {
            tests.addAll(stage(stage, participants, budget, plan.rowsAfter(stage)));
        }
        if (watched) {
            new MemoryLadder(this::schema, forecast, budget, slices, names::of, said)
                    .climb(workload.rows(), participants);
        }
        return new Measurements(List.copyOf(tests), slices.all(), List.copyOf(participants.problems()));
    }

    private List<TestResult> stage(Plan.Stage stage, Participants participants, Budget budget, List<Integer> rowsToCome)
            throws InterruptedException {
        List<TestResult> tests = new ArrayList<>();
        BenchSchema schema = schema(stage.rows());
        try {
            String obstacle = prepare(schema, stage, participants, budget);
            for (PlannedTest test : stage.tests()) {
                Optional<Share> share = budget.next(forecast.of(rowsToCome));
                TestResult result = obstacle.isEmpty()
                        ? measure(test, participants, share)
                        : TestResults.unmeasured(test, obstacle);
                tests.add(result);
                tested.accept(result, budget.left());
            }
        } finally {
            Interruptible.last(() -> participants.each("can't be cleaned up", schema::drop));
        }
        return tests;
    }

    private BenchSchema schema(int rows) {
        return new BenchSchema(workload, rows, spec.seed(), settings.batchRows(), id);
    }

    /** Loads the data; words for why nothing can be compared on them, empty when it can. */
    private String prepare(BenchSchema schema, Plan.Stage stage, Participants participants, Budget budget)
            throws InterruptedException {
        Duration left = budget.left();
        Duration foreseen = forecast.of(List.of(stage.rows()));
        if (left.isZero()) {
            return usedUp("these tests");
        }
        if (foreseen.compareTo(left) >= 0) {
            return "no time: loading the data takes about " + InWords.of(foreseen) + ", and the budget had "
                    + InWords.of(left) + " left";
        }
        long begun = System.nanoTime();
        participants.each("data for " + stage.rows() + " rows can't be loaded", database -> {
            LoadingTold told = new LoadingTold(names.of(database.kind()), stage.rows(), said);
            Instant from = Instant.now();
            try {
                schema.create(database, told, () -> budget.left().isZero());
            } finally {
                slices.add(database.kind(), from, Instant.now(), stage.rows());
            }
        });
        if (budget.left().isZero()) {
            return usedUp("all data were loaded");
        }
        String differing = participants.present().size() > 1 ? compare(schema, stage, participants) : "";
        forecast.took(stage.rows(), Duration.ofNanos(System.nanoTime() - begun));
        return differing;
    }

    private String usedUp(String beforeWhat) {
        return "no time: the budget of " + InWords.of(spec.budget()) + " was used up before " + beforeWhat;
    }

    /** Words for how the data differ; empty when they don't. */
    private String compare(BenchSchema schema, Plan.Stage stage, Participants participants)
            throws InterruptedException {
        Map<String, String> prints = new LinkedHashMap<>();
        participants.each("data can't be compared", database -> {
            prints.put(names.of(database.kind()), schema.fingerprint(database));
        });
        if (prints.values().stream().distinct().count() <= 1) {
            return "";
        }
        String message = "the candidates hold different data, so nothing can be compared";
        participants.problem(stage.rows() + " rows", message, prints.toString());
        return message;
    }

    private TestResult measure(PlannedTest test, Participants participants, Optional<Share> share)
            throws InterruptedException {
        List<Database> present = participants.present();
        Map<CandidateKind, String> absent = participants.absent();
        if (present.isEmpty()) {
            return results.of(test, new TestRun(List.of(), 0, "", Watched.NONE), absent, kind -> 0);
        }
        if (share.isEmpty()) {
            return TestResults.unmeasured(test, usedUp("this test"));
        }
        TestRun run = runner.run(test, present, share.get());
        for (Contender contender : run.contenders()) {
            if (contender.isUnresponsive()) {
                String why = contender.failure().map(Failure::message).orElse("");
                participants.drop(contender.kind(), "it has not answered since " + test.id(), why);
            }
        }
        TestResult result = results.of(
                test,
                run,
                absent,
                kind -> present.stream()
                        .filter(database -> database.kind() == kind)
                        .mapToInt(database -> database.connections(test.concurrency()))
                        .findFirst()
                        .orElse(0));
        return TestResults.wantsPlans(result) ? result.withPlans(plans.capture(test, participants.present())) : result;
    }
}
