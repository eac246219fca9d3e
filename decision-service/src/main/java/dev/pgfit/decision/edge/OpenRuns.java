package dev.pgfit.decision.edge;

import dev.pgfit.decision.run.RunState;
import java.time.Duration;
import java.util.Map;

/**
 * What is under way, as the store has it.
 *
 * @param states open runs by their state; none: not listed
 * @param overdue open runs whose deadline has passed
 * @param unpublished events that Kafka has not confirmed
 * @param unpublishedFor how long the oldest of them has waited
 */
record OpenRuns(Map<RunState, Long> states, long overdue, long unpublished, Duration unpublishedFor) {
    static final OpenRuns NONE = new OpenRuns(Map.of(), 0, 0, Duration.ZERO);
}
