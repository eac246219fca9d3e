package dev.pgfit.decision.edge;

import dev.pgfit.decision.run.Run;
import dev.pgfit.decision.run.RunState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of runs, newest first.
 *
 * @param page counted from 0
 * @param total runs on all pages
 */
public record RunPage(List<Item> items, int page, int size, long total) {
    /** One run in a page. */
    public record Item(
            UUID runId,
            @Nullable String name,
            RunState state,
            Instant requestedAt,
            @Nullable Instant endedAt,
            RunLinks links) {
        static Item of(Run run) {
            return new Item(
                    run.id(), run.spec().name(), run.state(), run.requestedAt(), run.endedAt(), RunLinks.of(run.id()));
        }
    }
}
