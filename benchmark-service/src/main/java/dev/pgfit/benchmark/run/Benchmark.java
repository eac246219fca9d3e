package dev.pgfit.benchmark.run;

import dev.pgfit.benchmark.measure.Contender;
import dev.pgfit.benchmark.measure.Database;
import dev.pgfit.benchmark.measure.Failure;
import dev.pgfit.benchmark.measure.Slices;
import dev.pgfit.benchmark.measure.TestRunner;
import dev.pgfit.benchmark.plan.Plan;
import dev.pgfit.benchmark.plan.PlannedTest;
import dev.pgfit.benchmark.report.TestResults;
import dev.pgfit.benchmark.stats.Judge;
import dev.pgfit.benchmark.stats.RatioInterval;
import dev.pgfit.benchmark.workload.Workload;
import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.TestResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All tests of a workload on the candidates that are there. Leaves them as they were, also when interrupted. */
public final class Benchmark {
    private final Workload workload;
    private final BenchmarkSpec spec;
    private final BenchmarkSettings settings;
    private final String id;
    private final Consumer<String> said;
    private final Consumer<TestResult> tested;
    private final Slices slices;
    private final TestRunner runner;
    private final TestResults results;

    /**
     * @param id short and unique, lower-case letters and digits: part of the schemas' names
     * @param said told what is going on between tests
     * @param tested told each result as it is there
     */
    public Benchmark(
            Workload workload,
            BenchmarkSpec spec,
            BenchmarkSettings settings,
            String id,
            Consumer<String> said,
            Consumer<TestResult> tested) {
        this.workload = workload;
        this.spec = spec;
        this.settings = settings;
        this.id = id;
        this.said = said;
        this.tested = tested;
        this.slices = new Slices(settings.mostSlices());
        this.runner = new TestRunner(settings.measure(spec), slices);
        this.results = new TestResults(
                new RatioInterval(settings.confidence(), settings.resamples(), spec.seed()),
                new Judge(settings.band()));
    }

    /**
     * Measures.
     *
     * @param databases the candidates that are there, not yet connected
     * @param missing candidates that are not there, and why
     */
    public Measurements run(List<Database> databases, Map<CandidateKind, String> missing) throws InterruptedException {
        Participants participants = new Participants(databases, missing);
        participants.each("can't be reached", Database::recover);
        participants.each("can't be cleaned of an earlier benchmark", BenchSchema::dropLeftovers);
        List<TestResult> tests = new ArrayList<>();
        for (Plan.Stage stage : Plan.of(workload, spec.concurrency()).stages()) {
            BenchSchema schema = new BenchSchema(workload, stage.rows(), spec.seed(), settings.batchRows(), id);
            try {
                prepare(schema, stage, participants);
                String differing = participants.present().size() > 1 ? compare(schema, stage, participants) : "";
                for (PlannedTest test : stage.tests()) {
                    TestResult result =
                            differing.isEmpty() ? measure(test, participants) : TestResults.unmeasured(test, differing);
                    tests.add(result);
                    tested.accept(result);
                }
            } finally {
                Interruptible.last(() -> participants.each("can't be cleaned up", schema::drop));
            }
        }
        return new Measurements(List.copyOf(tests), slices.all(), List.copyOf(participants.problems()));
    }

    private void prepare(BenchSchema schema, Plan.Stage stage, Participants participants) throws InterruptedException {
        participants.each("data for " + stage.rows() + " rows can't be loaded", database -> {
            said.accept(database.kind().title() + ": loading data for " + stage.rows() + " rows");
            Instant from = Instant.now();
            try {
                schema.create(database);
            } finally {
                slices.add(database.kind(), from, Instant.now());
            }
        });
    }

    /** Words for how the data differ; empty when they don't. */
    private static String compare(BenchSchema schema, Plan.Stage stage, Participants participants)
            throws InterruptedException {
        Map<String, String> prints = new LinkedHashMap<>();
        participants.each("data can't be compared", database -> {
            prints.put(database.kind().title(), schema.fingerprint(database));
        });
        if (prints.values().stream().distinct().count() <= 1) {
            return "";
        }
        String message = "the candidates hold different data, so nothing can be compared";
        participants.problem(stage.rows() + " rows", message, prints.toString());
        return message;
    }

    private TestResult measure(PlannedTest test, Participants participants) throws InterruptedException {
        List<Database> present = participants.present();
        Map<CandidateKind, String> absent = participants.absent();
        if (present.isEmpty()) {
            return results.of(test, List.of(), absent, kind -> 0);
        }
        List<Contender> contenders = runner.run(test, present);
        for (Contender contender : contenders) {
            if (contender.isUnresponsive()) {
                String why = contender.failure().map(Failure::message).orElse("");
                participants.drop(contender.kind(), "it has not answered since " + test.id(), why);
            }
        }
        return results.of(
                test,
                contenders,
                absent,
                kind -> present.stream()
                        .filter(database -> database.kind() == kind)
                        .mapToInt(database -> database.connections(test.concurrency()))
                        .findFirst()
                        .orElse(0));
    }
}
