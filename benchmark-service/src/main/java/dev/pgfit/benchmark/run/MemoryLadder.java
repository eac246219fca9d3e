package dev.pgfit.benchmark.run;

import dev.pgfit.benchmark.measure.Database;
import dev.pgfit.benchmark.measure.DatabaseException;
import dev.pgfit.benchmark.measure.Slices;
import dev.pgfit.benchmark.plan.Budget;
import dev.pgfit.benchmark.plan.LoadingForecast;
import dev.pgfit.benchmark.plan.SizeLadder;
import dev.pgfit.contracts.CandidateKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Loads and reads data of further sizes after the tests, so that whoever watches sees memory at enough sizes for a curve.
 * Nothing is timed. It takes what the budget has left, and stops where the next size would take more than half of that.
 */
final class MemoryLadder {
    /** Long enough for several samples. */
    private static final Duration AT_EACH_SIZE = Duration.ofMillis(1_500);

    private final IntFunction<BenchSchema> schemas;
    private final LoadingForecast forecast;
    private final Budget budget;
    private final Slices slices;
    private final Function<CandidateKind, String> names;
    private final Consumer<String> said;

    MemoryLadder(
            IntFunction<BenchSchema> schemas,
            LoadingForecast forecast,
            Budget budget,
            Slices slices,
            Function<CandidateKind, String> names,
            Consumer<String> said) {
        this.schemas = schemas;
        this.forecast = forecast;
        this.budget = budget;
        this.slices = slices;
        this.names = names;
        this.said = said;
    }

    /** @param tested sizes that the tests used */
    void climb(List<Integer> tested, Participants participants) throws InterruptedException {
        for (int rows : SizeLadder.above(tested)) {
            if (participants.present().isEmpty() || !fits(rows)) {
                return;
            }
            said.accept(String.format(Locale.ROOT, "loading %,d rows, to see what memory they take", rows));
            step(rows, participants);
        }
    }

    private boolean fits(int rows) {
        Duration each = forecast.of(List.of(rows)).plus(AT_EACH_SIZE.multipliedBy(2));
        return each.compareTo(budget.left().dividedBy(2)) < 0;
    }

    private void step(int rows, Participants participants) throws InterruptedException {
        BenchSchema schema = schemas.apply(rows);
        long begun = System.nanoTime();
        try {
            participants.each("data for " + rows + " rows can't be loaded", database -> hold(rows, schema, database));
            forecast.took(rows, Duration.ofNanos(System.nanoTime() - begun));
        } finally {
            Interruptible.last(() -> participants.each("can't be cleaned up", schema::drop));
        }
    }

    private void hold(int rows, BenchSchema schema, Database database) throws DatabaseException, InterruptedException {
        Instant from = Instant.now();
        try {
            schema.create(
                    database,
                    new LoadingTold(names.apply(database.kind()), rows, said),
                    () -> budget.left().isZero());
            do {
                schema.fingerprint(database); // reads every row
            } while (Duration.between(from, Instant.now()).compareTo(AT_EACH_SIZE) < 0
                    && !budget.left().isZero());
        } finally {
            slices.add(database.kind(), from, Instant.now(), rows);
        }
    }
}
