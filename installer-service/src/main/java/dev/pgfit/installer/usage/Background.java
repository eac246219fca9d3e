package dev.pgfit.installer.usage;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one thread that takes figures which are too dear to wait for, so that its CPU time can be told. */
final class Background {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static volatile long thread = -1;
    private static volatile long childNanos;

    private static final ExecutorService EXECUTOR = Executors.newSingleThreadExecutor(task -> Thread.ofPlatform()
            .daemon()
            .name("usage-background")
            .unstarted(() -> {
                thread = Thread.currentThread().threadId();
                task.run();
            }));

    private Background() {}

    static void run(Runnable task) {
        EXECUTOR.execute(task);
    }

    /** A program that was asked took so long; told on the background's own thread. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    static void childTook(long nanos) {
        childNanos += Math.max(0, nanos);
    }

    /** CPU nanoseconds of it so far, the programs that it asked included. */
    static long cpuNanos() {
        long id = thread;
        return childNanos + (id < 0 ? 0 : Math.max(0, THREADS.getThreadCpuTime(id)));
    }
}
