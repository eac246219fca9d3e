package dev.pgfit.compat.runner;

import dev.pgfit.contracts.Environment;
import java.time.Duration;

/**
 * How long things may take.
 *
 * @param check a check's set-up and probe together, unless it sets less itself
 * @param cleanup a check's clean-up, and removing leftovers
 * @param recovery how long a database that doesn't answer is given to come back before the remaining checks fail
 * @param total all checks of one candidate together; those that it leaves no time for fail
 * @param pace how many times longer than at home each of these but the total is; checks take their own waits times this;
 *     the total is twice as long where that is more than one
 */
public record Limits(Duration check, Duration cleanup, Duration recovery, Duration total, int pace) {
    /** A machine in WebAssembly answers 10 to 100 times slower, and takes a minute to boot again. */
    static final int EMULATED = 6;

    /** Most of the checks wait for nothing there. */
    private static final int MORE_IN_ALL = 2;

    private static final Duration BRIEF = Duration.ofSeconds(2);

    /** Limits of a database that runs natively. */
    public Limits(Duration check, Duration cleanup, Duration recovery, Duration total) {
        this(check, cleanup, recovery, total, 1);
    }

    /** These limits for a candidate that nobody brings back when it dies. */
    Limits ofDisposable() {
        Duration brief = BRIEF.multipliedBy(pace);
        return new Limits(check, cleanup, recovery.compareTo(brief) < 0 ? recovery : brief, total, pace);
    }

    /** These limits for a candidate that lives there: being slow is the benchmark's finding, not an incompatibility. */
    public Limits in(Environment environment) {
        return switch (environment) {
            case WEBVM, BROWSER ->
                new Limits(
                        check.multipliedBy(EMULATED),
                        cleanup.multipliedBy(EMULATED),
                        recovery.multipliedBy(EMULATED),
                        total.multipliedBy(MORE_IN_ALL),
                        EMULATED);
            case HOST, CONTAINER, KUBERNETES, EXTERNAL -> this;
        };
    }
}
