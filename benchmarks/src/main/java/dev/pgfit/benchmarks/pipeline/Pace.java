package dev.pgfit.benchmarks.pipeline;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** An open load: each arrival has its due time, whatever became of those before it. */
final class Pace {
    private Pace() {}

    /**
     * Calls once for each arrival, not before it is due; when late, the calls follow one another at once.
     *
     * @param rate arrivals per second
     * @param arrival gets when it was due ({@link System#nanoTime})
     */
    static void run(int rate, int arrivals, LongConsumer arrival) {
        long start = System.nanoTime();
        for (long i = 0; i < arrivals; i++) {
            long due = start + i * 1_000_000_000L / rate;
            long early;
            while ((early = due - System.nanoTime()) > 0) {
                LockSupport.parkNanos(early);
            }
            arrival.accept(due);
        }
    }
}
