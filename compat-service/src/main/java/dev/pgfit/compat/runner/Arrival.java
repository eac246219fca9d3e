package dev.pgfit.compat.runner;

import dev.pgfit.compat.database.ConnectionLost;
import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.DatabaseSession;
import dev.pgfit.compat.database.Deadline;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** Makes the one connection that a check can't do without. */
final class Arrival {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Arrival() {}

    /**
     * Connects, trying again for a second: a transport that serves one connection at once may not have noticed yet that
     * the last one is closed.
     *
     * @throws DatabaseException why it was not possible in the end
     */
    static DatabaseSession at(Database database, Deadline deadline) {
        return at(() -> database.connect(deadline), deadline);
    }

    /** The same for any kind of connection. */
    static <T> T at(Supplier<T> connecting, Deadline deadline) {
        Deadline patience = deadline.within(PATIENCE);
        while (true) {
            try {
                return connecting.get();
            } catch (ConnectionLost e) {
                if (patience.remaining().compareTo(PAUSE) <= 0) {
                    throw e;
                }
            }
            pause(PAUSE);
        }
    }

    /** @throws CancellationException if the thread is interrupted */
    static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            throw (CancellationException) new CancellationException("cancelled").initCause(e);
        }
    }
}
