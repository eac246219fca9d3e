package dev.pgfit.benchmarks.scale;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;

/** What is reachable in this process, in bytes: the heap just after a collection. */
final class LiveHeap implements AutoCloseable {
    private static final long PAUSE_MILLIS = 250;

    private final AtomicLong peak = new AtomicLong();
    private final Thread sampler;

    private LiveHeap() {
        sampler = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                peak.accumulateAndGet(now(), Math::max);
                try {
                    Thread.sleep(PAUSE_MILLIS);
                } catch (InterruptedException ended) {
                    return;
                }
            }
        });
    }

    /** Collects and looks, four times a second, until it is closed. */
    static LiveHeap watch() {
        return new LiveHeap();
    }

    static long now() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    long peak() {
        return peak.get();
    }

    @Override
    public void close() {
        sampler.interrupt();
    }
}
