package dev.pgfit.compat.runner;

import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.DatabaseSession;
import dev.pgfit.compat.database.Deadline;
import java.time.Duration;
import java.util.Optional;

/** Asks whether a database still answers; only a query proves it. */
final class Health {
    private static final Duration ONE_TRY = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private Health() {}

    /**
     * Asks until it answers or the patience is used up: who installed it may be restarting it.
     *
     * @return why it doesn't answer; empty when it does
     */
    static Optional<String> complaint(Database database, Limits limits) {
        Deadline deadline = Deadline.in(limits.recovery());
        Duration oneTry = ONE_TRY.multipliedBy(limits.pace());
        while (true) {
            try (DatabaseSession session = database.connect(deadline.within(oneTry))) {
                session.query("SELECT 1", deadline.within(oneTry));
                return Optional.empty();
            } catch (DatabaseException e) {
                if (deadline.remaining().compareTo(PAUSE) <= 0) {
                    return Optional.of(e.words());
                }
            }
            Arrival.pause(PAUSE);
        }
    }
}
