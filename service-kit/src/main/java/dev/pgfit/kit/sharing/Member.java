package dev.pgfit.kit.sharing;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * One instance of a group, as it announced itself.
 *
 * @param slots how many runs it works on at once, at least 1
 * @param taken how many slots are taken, also by runs whose event is acknowledged already
 * @param unfinished partitions with events that are not acknowledged
 * @param owned partitions that it reads now
 */
record Member(String id, int slots, int taken, Map<TopicPartition, Unfinished> unfinished, Set<TopicPartition> owned) {
    Member {
        unfinished = Map.copyOf(unfinished);
        owned = Set.copyOf(owned);
    }

    /**
     * Events of a partition that are not acknowledged.
     *
     * @param begun are worked on: given to another instance, the work would be lost
     * @param waiting wait for a slot
     */
    record Unfinished(int begun, int waiting) {}

    /** What it reads has work under way here. */
    boolean holds(TopicPartition partition) {
        Unfinished here = unfinished.get(partition);
        return here != null && here.begun() > 0 && owned.contains(partition);
    }

    int waiting(TopicPartition partition) {
        Unfinished here = unfinished.get(partition);
        return here == null || !owned.contains(partition) ? 0 : here.waiting();
    }
}
