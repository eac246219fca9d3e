package dev.pgfit.kit.events;

import dev.pgfit.kit.sharing.Unsettled;
import dev.pgfit.kit.tracing.RunLog;
import dev.pgfit.kit.tracing.RunTraces;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Partitions come and go as instances join and leave the group. What goes takes its unfinished runs with it: the work is
 * stopped here, because Kafka delivers their events to another instance. Named in {@code consumer-rebalance-listener.name}.
 */
@ApplicationScoped
@Identifier(Handover.NAME)
public class Handover implements KafkaConsumerRebalanceListener {
    static final String NAME = "handover";

    private static final Logger LOG = Logger.getLogger(Handover.class);

    private final Unsettled unsettled;
    private final RunTraces traces;
    private final Event<RunMoved> moved;
    /** Some assignors take all away first and then say what stays: nothing has gone before the second word. */
    private final Map<Consumer<?, ?>, Set<TopicPartition>> revoked = new ConcurrentHashMap<>();

    Handover(Unsettled unsettled, RunTraces traces, Event<RunMoved> moved) {
        this.unsettled = unsettled;
        this.traces = traces;
        this.moved = moved;
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        revoked.computeIfAbsent(consumer, fresh -> ConcurrentHashMap.newKeySet())
                .addAll(partitions);
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Set<TopicPartition> before = revoked.remove(consumer);
        if (before != null) {
            Set<TopicPartition> gone = new HashSet<>(before);
            gone.removeAll(partitions);
            give(gone);
        }
    }

    private void give(Set<TopicPartition> partitions) {
        for (UUID run : unsettled.give(partitions)) {
            try (RunLog lines = RunLog.of(run, traces.current(run).orElse(null))) {
                LOG.infof("Run %s is another instance's from now on", run);
                moved.fire(new RunMoved(run));
            }
        }
    }
}
