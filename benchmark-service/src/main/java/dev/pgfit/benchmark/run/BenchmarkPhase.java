package dev.pgfit.benchmark.run;

import dev.pgfit.benchmark.measure.Calibration;
import dev.pgfit.benchmark.measure.Database;
import dev.pgfit.benchmark.report.Summary;
import dev.pgfit.benchmark.workload.Workload;
import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.BenchmarkSummary;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.LoadFinished;
import dev.pgfit.contracts.LoadStarted;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.Problem;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.contracts.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The benchmark phase of a run: idle window, load, cool-down window, report. */
public final class BenchmarkPhase {
    private final BenchmarkSettings settings;
    private final Function<Target, Database> connector;
    private final Announcer announcer;

    public BenchmarkPhase(BenchmarkSettings settings, Function<Target, Database> connector, Announcer announcer) {
        this.settings = settings;
        this.connector = connector;
        this.announcer = announcer;
    }

    /**
     * What is to be done.
     *
     * @param missing candidates that are not there, and why
     * @param idle how long to leave the candidates alone before the load
     * @param coolDown the same after it
     */
    public record Order(
            UUID runId,
            RunSpec spec,
            List<Target> targets,
            Map<CandidateKind, String> missing,
            Workload workload,
            Duration idle,
            Duration coolDown) {}

    /**
     * Works through all of it; takes minutes.
     *
     * @throws InterruptedException when it was cancelled; the candidates are as they were then
     */
    public BenchmarkReport run(Order order) throws InterruptedException {
        Instant startedAt = Instant.now();
        if (order.targets().isEmpty()) {
            return skipped(order, startedAt);
        }
        Sides sides = Sides.of(order.spec().benchmark(), order.targets(), order.missing());
        if (sides.problem().isPresent()) {
            return without(
                    order.runId(),
                    order.spec(),
                    order.targets(),
                    startedAt,
                    PhaseOutcome.FAILED,
                    List.of(sides.problem().get()));
        }
        announcer.progress("waiting " + order.idle().toSeconds() + " s: the candidates are watched while idle", 0, 0);
        Thread.sleep(order.idle());
        announcer.publish(new LoadStarted(order.runId(), Instant.now()));
        Measurements measurements = measure(order, sides);
        announcer.publish(new LoadFinished(order.runId(), Instant.now(), measurements.slices()));
        int total = measurements.tests().size();
        announcer.progress(
                "waiting " + order.coolDown().toSeconds() + " s: the candidates are watched while cooling down",
                total,
                total);
        Thread.sleep(order.coolDown());
        return report(order, startedAt, measurements);
    }

    private Measurements measure(Order order, Sides sides) throws InterruptedException {
        ProgressCount count = new ProgressCount(order.workload(), order.spec().benchmark(), sides.names(), announcer);
        String id = order.runId().toString().replace("-", "").substring(20);
        Benchmark benchmark = new Benchmark(
                order.workload(),
                order.spec().benchmark(),
                settings,
                id,
                sides,
                Calibration.run(connector),
                count::said,
                count::tested);
        List<Database> databases = new ArrayList<>();
        try {
            sides.targets().forEach(target -> databases.add(connector.apply(target)));
            boolean watched = order.idle().isPositive() || order.coolDown().isPositive();
            return benchmark.run(databases, watched);
        } finally {
            databases.forEach(Database::close);
        }
    }

    private static BenchmarkReport report(Order order, Instant startedAt, Measurements measurements) {
        return new BenchmarkReport(
                order.runId(),
                order.spec(),
                order.targets(),
                startedAt,
                Instant.now(),
                measurements.outcome(),
                order.workload().name(),
                order.workload().sha256(),
                measurements.tests(),
                Summary.of(measurements.tests()),
                measurements.problems());
    }

    private static BenchmarkReport skipped(Order order, Instant startedAt) {
        List<Problem> problems = new ArrayList<>();
        order.missing()
                .forEach((kind, why) ->
                        problems.add(new Problem(Participants.key(kind), kind.title() + " is not measured", why)));
        return without(order.runId(), order.spec(), order.targets(), startedAt, PhaseOutcome.SKIPPED, problems);
    }

    /** A report without figures, for when nothing could be measured. */
    public static BenchmarkReport without(
            UUID runId,
            RunSpec spec,
            List<Target> targets,
            Instant startedAt,
            PhaseOutcome outcome,
            List<Problem> problems) {
        return new BenchmarkReport(
                runId,
                spec,
                targets,
                startedAt,
                Instant.now(),
                outcome,
                spec.benchmark().workload(),
                "",
                List.of(),
                BenchmarkSummary.NONE,
                problems);
    }
}
