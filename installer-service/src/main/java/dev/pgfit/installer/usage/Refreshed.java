package dev.pgfit.installer.usage;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A figure too dear to take at each reading: taken anew in the background once it is older than asked, and the more seldom
 * the more CPU time it takes, so that it costs no more than a set share of a core.
 */
final class Refreshed<T> {
    /** One part in so many of a core's time. */
    private static final int COSTS_ONE_IN = 2_000;

    private static final long SELDOM = Duration.ofSeconds(30).toNanos();

    private final Callable<T> source;
    private final int costsOneIn;
    private final long leastAgeNanos;
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private volatile T value;
    private volatile long due;

    Refreshed(T initial, Duration leastAge, Callable<T> source) {
        this(initial, leastAge, COSTS_ONE_IN, source);
    }

    /** The same with another share: one part in so many of a core's time. */
    Refreshed(T initial, Duration leastAge, int costsOneIn, Callable<T> source) {
        this.source = source;
        this.costsOneIn = costsOneIn;
        this.leastAgeNanos = leastAge.toNanos();
        this.value = initial;
        this.due = System.nanoTime();
    }

    /** The last one taken; never waits. */
    T get() {
        if (System.nanoTime() - due >= 0 && refreshing.compareAndSet(false, true)) {
            Background.run(this::refresh);
        }
        return value;
    }

    private void refresh() {
        long begun = Background.cpuNanos();
        try {
            value = source.call();
        } catch (Exception e) {
            // the next one may be had again; until then the last one stands
        } finally {
            long cost = Background.cpuNanos() - begun;
            due = System.nanoTime() + Math.max(leastAgeNanos, Math.min(SELDOM, cost * costsOneIn));
            refreshing.set(false);
        }
    }
}
