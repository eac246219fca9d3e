package dev.pgfit.benchmarks.pipeline;

import dev.pgfit.contracts.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Hears decisions on Kafka and matches them with the runs that wait for one. */
final class Decisions implements AutoCloseable {
    private final Map<UUID, LongConsumer> waiting = new ConcurrentHashMap<>();
    private final AtomicLong others = new AtomicLong();
    private final Thread listener;
    private volatile boolean closed;
    private volatile int bytes;

    Decisions(String bootstrap) {
        KafkaConsumer<String, byte[]> consumer =
                Clients.consumer(bootstrap, List.of(Topic.DECISIONS.name(Topic.DEFAULT_PREFIX)));
        listener = Thread.ofPlatform().name("decisions").start(() -> listen(consumer));
    }

    /** Calls back with {@link System#nanoTime} when the run's decision arrives. */
    void await(UUID run, LongConsumer decided) {
        waiting.put(run, decided);
    }

    /**
     * Waits until no run waits any more.
     *
     * @return how many still do after that long without any decision
     */
    int drain(Duration silence) throws InterruptedException {
        int before = waiting.size();
        long since = System.nanoTime();
        while (!waiting.isEmpty()) {
            Thread.sleep(20);
            if (waiting.size() != before) {
                before = waiting.size();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > silence.toNanos()) {
                return waiting.size();
            }
        }
        return 0;
    }

    /** Decisions that nobody waited for: second ones of a run. */
    long unexpected() {
        return others.get();
    }

    /** Size of the newest decision's body. */
    int bytes() {
        return bytes;
    }

    private void listen(KafkaConsumer<String, byte[]> consumer) {
        try (consumer) {
            while (!closed) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Clients.POLL)) {
                    long now = System.nanoTime();
                    bytes = record.value().length;
                    LongConsumer decided = waiting.remove(UUID.fromString(record.key()));
                    if (decided == null) {
                        others.incrementAndGet();
                    } else {
                        decided.accept(now);
                    }
                }
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        listener.join();
    }
}
