package dev.pgfit.monitor.gap;

import dev.pgfit.contracts.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The time since a candidate's last reading and why there was none since. It becomes a gap when it gets too long; a
 * single late answer is none. Not thread-safe.
 */
public final class Silence {
    private static final int REASONS = 3;

    private final Duration tolerated;
    private final Set<String> reasons = new LinkedHashSet<>();
    private Instant since;

    /** @param tolerated a longer silence is a gap */
    public Silence(Instant since, Duration tolerated) {
        this.since = since;
        this.tolerated = tolerated;
    }

    /** Nothing was heard, for this reason; one that says more takes the place of one that says less. */
    public void because(String reason) {
        reasons.removeIf(less -> reason.startsWith(less + ":"));
        if (reasons.size() < REASONS) {
            reasons.add(reason);
        }
    }

    /** A sample covers the time up to now. */
    public void covered(Instant until) {
        since = until;
        reasons.clear();
    }

    /**
     * A reading ends the silence without covering it.
     *
     * @param otherwise the reason if none was heard before
     * @param certain whether it is a gap however short, because the candidate was down
     * @return the gap, unless it is too short to be one
     */
    public Optional<Gap> broken(Instant at, String otherwise, boolean certain) {
        Optional<Gap> gap = lasting(at, otherwise, certain ? Duration.ZERO : tolerated);
        covered(at);
        return gap;
    }

    /** The gap if watching ended then; the silence goes on. */
    public Optional<Gap> until(Instant at, String otherwise) {
        return lasting(at, otherwise, tolerated);
    }

    private Optional<Gap> lasting(Instant until, String otherwise, Duration atMost) {
        if (Duration.between(since, until).compareTo(atMost) <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Gap(since, until, reasons.isEmpty() ? otherwise : String.join(", ", reasons)));
    }
}
