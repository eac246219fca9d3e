package dev.pgfit.compat.postgrest;

import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.database.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Sends many requests in several lanes side by side, and tells what became of all of them together. */
public final class Parallel {
    private Parallel() {}

    /** One request. */
    @FunctionalInterface
    public interface Request {
        /**
         * Sends it; {@link CheckFailed} is this request's failure and no other's.
         *
         * @param lane from 0; requests of one lane come one after the other
         * @param number from 0
         */
        void send(int lane, int number);
    }

    /**
     * Sends requests 0 to {@code total - 1}; a lane takes the next one when it is done with its last.
     *
     * @throws CheckFailed how many failed, and in what ways; a security finding if one of them was one
     * @throws CancellationException if the thread is interrupted
     */
    public static void run(int lanes, int total, Deadline deadline, Request request) {
        AtomicInteger next = new AtomicInteger();
        List<Callable<List<CheckFailed>>> workers = IntStream.range(0, lanes)
                .<Callable<List<CheckFailed>>>mapToObj(lane -> () -> {
                    List<CheckFailed> failures = new ArrayList<>();
                    while (!deadline.passed()) {
                        int number = next.getAndIncrement();
                        if (number >= total) {
                            break;
                        }
                        try {
                            request.send(lane, number);
                        } catch (CheckFailed e) {
                            failures.add(e);
                        }
                    }
                    return failures;
                })
                .toList();
        List<CheckFailed> failures = all(workers);
        int unsent = Math.max(0, total - next.get());
        if (!failures.isEmpty() || unsent > 0) {
            throw Tally.of(failures, unsent, total);
        }
    }

    private static List<CheckFailed> all(List<Callable<List<CheckFailed>>> workers) {
        List<CheckFailed> failures = new ArrayList<>();
        // closing waits for what an interrupt stopped
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<CheckFailed>> worker : threads.invokeAll(workers)) {
                failures.addAll(worker.get());
            }
            return failures;
        } catch (InterruptedException e) {
            throw (CancellationException) new CancellationException("cancelled").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException broken) {
                throw broken;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
