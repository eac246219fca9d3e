package dev.pgfit.compat.protocol;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Waits. */
final class Pause {
    private Pause() {}

    /** @throws CancellationException if the thread is interrupted */
    static void of(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            throw (CancellationException) new CancellationException("cancelled").initCause(e);
        }
    }
}
