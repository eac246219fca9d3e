package dev.pgfit.benchmark.measure;

import dev.pgfit.benchmark.plan.PlannedTest;
import dev.pgfit.benchmark.workload.Template;
import java.time.Instant;
import java.util.List;

/** Setup before a round or a warm-up, clean-up after it, whatever happens; both count as load but not as measured time. */
final class Surroundings {
    private final Slices slices;

    Surroundings(Slices slices) {
        this.slices = slices;
    }

    /** Puts a failure down to the contender. */
    void within(PlannedTest test, Contender contender, Body body) throws InterruptedException {
        Instant from = Instant.now();
        long around = 0;
        try {
            around = execute(test.query().setup(), test.rows(), contender.database());
            body.run();
        } catch (DatabaseException failed) {
            contender.fail(failed.failure());
        } finally {
            contender.surrounded(around + cleanUp(test, contender));
            slices.add(contender.kind(), from, Instant.now(), test.rows());
        }
    }

    private static long cleanUp(PlannedTest test, Contender contender) throws InterruptedException {
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
            return 0;
        }
        try {
            return execute(test.query().cleanup(), test.rows(), contender.database());
        } catch (DatabaseException failed) {
            // after a failed setup there may be nothing to clean up: only a failure that comes first is told
            if (contender.failure().isEmpty()) {
                contender.fail(failed.failure());
            }
            return 0;
        }
    }

    private static long execute(List<Template> statements, int rows, Database database)
            throws DatabaseException, InterruptedException {
        long begun = System.nanoTime();
        for (Template statement : statements) {
            database.execute(statement.resolve(rows));
        }
        return System.nanoTime() - begun;
    }

    interface Body {
        void run() throws DatabaseException, InterruptedException;
    }
}
