package dev.pgfit.installer.usage;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What reading and answering has cost so far: the CPU time of the threads that read and answer, from one time to the
 * next, and of the background. All that such a thread does in between is in it, so it is rather too high than too low. Without the
 * compiler's and the garbage collector's threads. Thread-safe.
 */
public final class ReadingCost {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<Thread, Long> before = new HashMap<>();
    private long nanos;

    /** Counts what this thread has spent since it was counted last. */
    public synchronized void count() {
        Thread thread = Thread.currentThread();
        if (!thread.isVirtual() && THREADS.isCurrentThreadCpuTimeSupported()) {
            long now = THREADS.getCurrentThreadCpuTime();
            Long last = before.put(thread, now);
            nanos += last == null ? 0 : now - last;
        }
    }

    /** All so far, to be asked by each thread that answers, when it does; {@code null} where threads' time can't be had. */
    public synchronized @Nullable Double seconds() {
        if (Thread.currentThread().isVirtual() || !THREADS.isCurrentThreadCpuTimeSupported()) {
            return null;
        }
        count();
        return (nanos + Background.cpuNanos()) / 1e9;
    }
}
