package dev.pgfit.installer.installation;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/** An installation's right to be there, for a while. */
public final class Lease {
    private final Active active;
    private final Instant endsAt;
    private final ReentrantLock ending = new ReentrantLock();
    private boolean over;

    Lease(Active active, Duration length) {
        this.active = active;
        this.endsAt = Instant.now().plus(length);
    }

    Active active() {
        return active;
    }

    /** When it ends by itself. */
    public Instant endsAt() {
        return endsAt;
    }

    /** Ends it by this; whoever comes second waits until the first is done. */
    void once(Runnable end) {
        ending.lock();
        try {
            if (!over) {
                over = true;
                end.run();
            }
        } finally {
            ending.unlock();
        }
    }
}
