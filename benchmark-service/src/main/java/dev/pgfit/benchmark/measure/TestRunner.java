package dev.pgfit.benchmark.measure;

import dev.pgfit.benchmark.data.Parameters;
import dev.pgfit.benchmark.plan.PlannedTest;
import dev.pgfit.benchmark.plan.Turns;
import dev.pgfit.benchmark.workload.NamedSql;
import dev.pgfit.benchmark.workload.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Measures tests: warms each candidate up, finds how many executions keep the slower one busy for a round, and then
 * gives both the same number of the same executions, round by round.
 */
public final class TestRunner {
    private static final long LOWEST_NANOS = 100;

    private final MeasureSettings settings;
    private final Slices slices;
    private final WarmUp warmUp;
    private final Map<Database, Histogram[]> histograms = new HashMap<>();

    public TestRunner(MeasureSettings settings, Slices slices) {
        this.settings = settings;
        this.slices = slices;
        this.warmUp = new WarmUp(settings);
    }

    /** Measures one test on all candidates given. One that fails is dropped from the test; the others go on. */
    public List<Contender> run(PlannedTest test, List<Database> databases) throws InterruptedException {
        List<Contender> contenders = new ArrayList<>();
        for (Database database : databases) {
            Histogram[] own = histograms.computeIfAbsent(database, d -> new Histogram[] {histogram(), histogram()});
            contenders.add(new Contender(database, own[0], own[1]));
        }
        for (Contender contender : contenders) {
            within(
                    test,
                    contender,
                    () -> warmUp.run(contender, time -> load(test, contender, Long.MAX_VALUE, time, -1)));
        }
        long executions = executionsPerRound(contenders);
        for (int round = 0; round < settings.rounds(); round++) {
            int number = round;
            for (Contender contender : Turns.in(round, contenders)) {
                if (contender.failure().isEmpty()) {
                    within(test, contender, () -> {
                        Load load = load(test, contender, executions, Duration.ofDays(1), number);
                        contender.measured(contender.database().drive(load, contender.freshRound()));
                    });
                }
            }
        }
        return contenders;
    }

    private Load load(PlannedTest test, Contender contender, long executions, Duration time, int round) {
        int rows = test.rows();
        NamedSql sql = NamedSql.parse(test.query().sql().resolve(rows));
        return new Load(
                sql.text(),
                Parameters.of(test.query(), sql, rows, settings.seed(), round),
                contender.database().connections(test.concurrency()),
                Math.min(executions, settings.mostExecutions()),
                time,
                test.query().expectedRows().map(e -> e.evaluate(rows)).orElse(-1L),
                settings.queryTimeout());
    }

    private long executionsPerRound(List<Contender> contenders) {
        double slowest = contenders.stream()
                .filter(contender -> contender.failure().isEmpty())
                .mapToDouble(Contender::executionsPerSecond)
                .min()
                .orElse(0);
        long fitting = (long) (slowest * settings.roundTime().toNanos() / 1e9);
        return Math.clamp(fitting, settings.fewestExecutions(), settings.mostExecutions());
    }

    /** Setup before, clean-up after, whatever happens; both count as load but not as measured time. */
    private void within(PlannedTest test, Contender contender, Body body) throws InterruptedException {
        Instant from = Instant.now();
        try {
            execute(test.query().setup(), test.rows(), contender.database());
            body.run();
        } catch (DatabaseException failed) {
            contender.fail(failed.failure());
        } finally {
            cleanUp(test, contender);
            slices.add(contender.kind(), from, Instant.now());
        }
    }

    private void cleanUp(PlannedTest test, Contender contender) throws InterruptedException {
        try {
            boolean broken = contender
                    .failure()
                    .map(failure -> failure.kind() == Failure.Kind.TIMEOUT || failure.kind() == Failure.Kind.LOST)
                    .orElse(false);
            if (broken) {
                contender.database().recover();
            }
        } catch (DatabaseException stillDown) {
            contender.fail(stillDown.failure());
            contender.unresponsive();
            return;
        }
        try {
            execute(test.query().cleanup(), test.rows(), contender.database());
        } catch (DatabaseException failed) {
            // after a failed setup there may be nothing to clean up: only a failure that comes first is told
            if (contender.failure().isEmpty()) {
                contender.fail(failed.failure());
            }
        }
    }

    private static void execute(List<Template> statements, int rows, Database database)
            throws DatabaseException, InterruptedException {
        for (Template statement : statements) {
            database.execute(statement.resolve(rows));
        }
    }

    private Histogram histogram() {
        long highest = settings.queryTimeout().toNanos() * 2;
        return new Histogram(LOWEST_NANOS, Math.max(highest, 10 * LOWEST_NANOS), 3);
    }

    private interface Body {
        void run() throws DatabaseException, InterruptedException;
    }
}
