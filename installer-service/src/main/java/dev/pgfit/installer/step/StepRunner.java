package dev.pgfit.installer.step;

import dev.pgfit.contracts.InstallationStep;
import dev.pgfit.contracts.Rollback;
import dev.pgfit.process.postgres.PostgresException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does steps one after the other and measures each; when one fails, takes back all of them, last first. */
public final class StepRunner {
    private final Supplier<List<Path>> disk;
    private final Listener listener;

    /** Hears of each step before it starts, and of what it says while it is done. */
    @FunctionalInterface
    public interface Listener {
        void at(String words, int number, int total);
    }

    /** @param disk folders whose growth is the steps'; asked anew at each step, for steps make them known */
    public StepRunner(Supplier<List<Path>> disk, Listener listener) {
        this.disk = disk;
        this.listener = listener;
    }

    /**
     * Runs them.
     *
     * @throws InterruptedException when asked to stop; everything is taken back by then
     */
    public StepsOutcome run(List<Step> steps) throws InterruptedException {
        long start = System.nanoTime();
        List<InstallationStep> done = new ArrayList<>();
        Deque<Step> begun = new ArrayDeque<>();
        for (Step step : steps) {
            begun.push(step);
            int number = begun.size();
            listener.at(step.name(), number, steps.size());
            Exception failure = run(step, words -> listener.at(words, number, steps.size()), done);
            if (failure instanceof InterruptedException || failure instanceof CancellationException) {
                rollBack(begun);
                throw new InterruptedException("stopped while " + step.name());
            }
            if (failure != null) {
                Rollback rollback = rollBack(begun);
                return new StepsOutcome.Failed(
                        done, since(start), step.name(), reason(failure), output(failure), rollback);
            }
        }
        return new StepsOutcome.Done(done);
    }

    private @Nullable Exception run(Step step, Consumer<String> words, List<InstallationStep> done) {
        Exception failure = null;
        try (Meter meter = new Meter(disk, words)) {
            try {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                step.action().run(meter);
            } catch (Exception e) {
                failure = e;
            }
            done.add(
                    meter.end(step, failure == null ? InstallationStep.Outcome.DONE : InstallationStep.Outcome.FAILED));
        }
        return failure;
    }

    private static Rollback rollBack(Deque<Step> begun) {
        List<String> undone = new ArrayList<>();
        List<String> leftovers = new ArrayList<>();
        for (Step step : begun) {
            step.undo().ifPresent(undo -> {
                try {
                    undo.action().run();
                    undone.add(undo.what());
                } catch (Exception e) {
                    leftovers.add("not " + undo.what() + ": " + reason(e));
                }
            });
        }
        return new Rollback(leftovers.isEmpty(), undone, leftovers);
    }

    private static String reason(Exception failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static List<String> output(Exception failure) {
        return switch (failure) {
            case StepFailure f -> f.output();
            case PostgresException f -> f.output();
            default -> List.of();
        };
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
