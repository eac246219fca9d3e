package dev.pgfit.decision.life;

import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.Phase;
import java.util.UUID;

/** Something that happens to a run. */
public sealed interface Happening {
    UUID runId();

    /** A phase has reported. */
    record Reported(Phase phase, Event report) implements Happening {
        @Override
        public UUID runId() {
            return report.runId();
        }
    }

    /**
     * Something to tell those who watch.
     *
     * @param phase in which it happened
     * @param kind of the stream's event
     */
    record Told(Phase phase, String kind, Event event) implements Happening {
        @Override
        public UUID runId() {
            return event.runId();
        }
    }

    /** Somebody doesn't want it any more. */
    record Cancelled(UUID runId, String reason) implements Happening {}

    /** Its deadline has passed. */
    record Expired(UUID runId) implements Happening {}
}
