package dev.pgfit.kit.sharing;

import dev.pgfit.kit.sharing.Member.Unfinished;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/** Events that were taken and are not acknowledged yet, by partition. Thread-safe. */
@ApplicationScoped
public class Unsettled {
    private final Map<TopicPartition, Set<Entry>> entries = new HashMap<>();

    /** One event; equal only to itself, for the same run's event may be here twice. */
    public static final class Entry {
        private final TopicPartition partition;
        private final UUID run;

        private Entry(TopicPartition partition, UUID run) {
            this.partition = partition;
            this.run = run;
        }
    }

    /** An event is taken. */
    public synchronized Entry add(TopicPartition partition, UUID run) {
        Entry entry = new Entry(partition, run);
        entries.computeIfAbsent(partition, fresh -> new LinkedHashSet<>()).add(entry);
        return entry;
    }

    /** Whether it is this instance's still, and so its to acknowledge. */
    public synchronized boolean contains(Entry entry) {
        return entries.getOrDefault(entry.partition, Set.of()).contains(entry);
    }

    /** It is acknowledged. */
    public synchronized void remove(Entry entry) {
        Set<Entry> there = entries.get(entry.partition);
        if (there != null && there.remove(entry) && there.isEmpty()) {
            entries.remove(entry.partition);
        }
    }

    /** These partitions are another instance's: forgets what was taken from them, and says which runs that concerns. */
    public synchronized Set<UUID> give(Collection<TopicPartition> partitions) {
        Set<UUID> runs = new LinkedHashSet<>();
        for (TopicPartition partition : partitions) {
            Set<Entry> gone = entries.remove(partition);
            if (gone != null) {
                gone.forEach(entry -> runs.add(entry.run));
            }
        }
        return runs;
    }

    /** What is unfinished, told apart by whether its work has begun. */
    synchronized Map<TopicPartition, Unfinished> byPartition(Occupancy occupancy) {
        Map<TopicPartition, Unfinished> counts = new HashMap<>();
        entries.forEach((partition, there) -> {
            int begun = (int)
                    there.stream().filter(entry -> occupancy.begun(entry.run)).count();
            counts.put(partition, new Unfinished(begun, there.size() - begun));
        });
        return counts;
    }
}
