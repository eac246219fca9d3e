package dev.pgfit.compat.check;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a check needs to be run at all.
 *
 * @param timeout the check's own; {@code null}: as long as the run allows
 * @param minServerVersion as in {@code server_version_num}, such as 150000; below it the check is skipped; 0: none
 * @param connections how many it holds at the same time
 * @param destructive whether it may take a weak transport down: such a check goes last, on a disposable candidate
 * @param precondition what is asked of the database before; {@code null}: nothing
 */
public record Conditions(
        @Nullable Duration timeout,
        int minServerVersion,
        int connections,
        boolean destructive,
        @Nullable Precondition precondition) {
    /** One connection, and nothing else. */
    public static final Conditions NONE = new Conditions(null, 0, 1, false, null);

    /** The same with so many connections at a time. */
    public Conditions withConnections(int number) {
        return new Conditions(timeout, minServerVersion, number, destructive, precondition);
    }

    /** The same with a time-out of its own. */
    public Conditions withTimeout(Duration own) {
        return new Conditions(own, minServerVersion, connections, destructive, precondition);
    }

    /** The same for a check that may take a weak transport down. */
    public Conditions whichDestroy() {
        return new Conditions(timeout, minServerVersion, connections, true, precondition);
    }

    /**
     * The shorter of the check's own time-out and the run's.
     *
     * @param pace how many times longer than at home the check's own is; the run's has that in it
     */
    public Duration timeoutWithin(Duration runLimit, int pace) {
        return Optional.ofNullable(timeout)
                .map(own -> own.multipliedBy(pace))
                .filter(own -> own.compareTo(runLimit) < 0)
                .orElse(runLimit);
    }
}
