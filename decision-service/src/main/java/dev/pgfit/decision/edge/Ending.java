package dev.pgfit.decision.edge;

import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Event;
import dev.pgfit.kit.tracing.TraceContext;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a run has ended with.
 *
 * @param decidedAt {@code null}: with no decision
 */
record Ending(Outgoing event, @Nullable OffsetDateTime decidedAt) {
    static Ending of(Event event, @Nullable TraceContext trace) {
        return new Ending(
                Outgoing.of(event, trace),
                event instanceof Decision decision ? RunStore.offset(decision.decidedAt()) : null);
    }
}
