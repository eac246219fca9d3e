package dev.pgfit.installer.candidate;

import dev.pgfit.installer.schema.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What one has to know of a candidate to keep it.
 *
 * @param patience how long its answers may take
 * @param guest the file of figures from inside its virtual machine; empty when it lives in none
 * @param pulse how it is watched beside its process; empty: a process that lives is taken to be well
 * @param mortal why it isn't started again when it dies; empty: it is
 * @param limits of its programs
 */
public record Nature(
        Patience patience, Optional<Path> guest, Optional<Pulse> pulse, Optional<String> mortal, HostLimits limits) {
    /** A program on this machine. */
    public static final Nature PROGRAM =
            new Nature(Patience.DEFAULT, Optional.empty(), Optional.empty(), Optional.empty(), HostLimits.NONE);

    /** One whose programs are not limited. */
    public Nature(Patience patience, Optional<Path> guest, Optional<Pulse> pulse, Optional<String> mortal) {
        this(patience, guest, pulse, mortal, HostLimits.NONE);
    }

    /**
     * A query asked now and then. A machine can hang while the process that emulates it is in the best of health.
     *
     * @param every time between two
     * @param misses so many without an answer in a row, and it is ended
     */
    public record Pulse(Duration every, Patience patience, int misses) {
        public static final Pulse DEFAULT =
                new Pulse(Duration.ofSeconds(30), new Patience(Duration.ofSeconds(30), Duration.ofSeconds(30)), 3);
    }

    /** The same, but not started again. */
    public Nature mortal(String why) {
        return new Nature(patience, guest, pulse, Optional.of(why), limits);
    }

    /** The same within these limits. */
    public Nature within(HostLimits these) {
        return new Nature(patience, guest, pulse, mortal, these);
    }
}
