package dev.pgfit.installer.usage;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/** A figure too dear to take at each reading: taken anew in the background once it is older than asked. */
final class Refreshed<T> {
    private final Callable<T> source;
    private final long maxAgeNanos;
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private volatile T value;
    private volatile long takenAt;

    Refreshed(T initial, Duration maxAge, Callable<T> source) {
        this.source = source;
        this.maxAgeNanos = maxAge.toNanos();
        this.value = initial;
        this.takenAt = System.nanoTime() - maxAgeNanos;
    }

    /** The last one taken; never waits. */
    T get() {
        if (System.nanoTime() - takenAt >= maxAgeNanos && refreshing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("refresh").start(this::refresh);
        }
        return value;
    }

    private void refresh() {
        try {
            value = source.call();
        } catch (Exception e) {
            // the next one may be had again; until then the last one stands
        } finally {
            takenAt = System.nanoTime();
            refreshing.set(false);
        }
    }
}
