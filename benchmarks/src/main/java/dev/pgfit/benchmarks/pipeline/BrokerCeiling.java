package dev.pgfit.benchmarks.pipeline;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What the broker alone takes: messages as many and as large as a run has (its reports and its decision) from a plain
 * producer to a plain consumer, with nothing between them.
 */
final class BrokerCeiling {
    static final List<String> TOPICS = List.of("ceiling");
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final String bootstrap;
    private final List<Integer> sizes;

    /** @param sizes bytes of each of a run's messages; at least 8 */
    BrokerCeiling(String bootstrap, List<Integer> sizes) {
        this.bootstrap = bootstrap;
        this.sizes = sizes;
    }

    /** Microseconds from when a message was due to be sent to when it was received, at that many runs per second. */
    Histogram latency(int rate, int runs) throws InterruptedException {
        Histogram latency = new Histogram(3);
        transfer(runs, latency, producer -> Pace.run(rate, runs, due -> send(producer, due)));
        return latency;
    }

    /** Runs per second whose messages get through, when they are sent as fast as the producer takes them. */
    double throughput(int runs) throws InterruptedException {
        long start = System.nanoTime();
        long end = transfer(runs, new Histogram(3), producer -> {
            for (int i = 0; i < runs; i++) {
                send(producer, start);
            }
        });
        return runs * 1e9 / (end - start);
    }

    private interface Sending {
        void with(KafkaProducer<String, byte[]> producer);
    }

    /** When the last message was received. */
    private long transfer(int runs, Histogram latency, Sending sending) throws InterruptedException {
        long messages = (long) runs * sizes.size();
        long last = System.nanoTime();
        var failure = new AtomicReference<Throwable>();
        try (KafkaConsumer<String, byte[]> consumer = Clients.consumer(bootstrap, TOPICS);
                KafkaProducer<String, byte[]> producer = Clients.producer(bootstrap)) {
            Thread sender = Thread.ofPlatform().unstarted(() -> {
                sending.with(producer);
                producer.flush();
            });
            sender.setUncaughtExceptionHandler((thread, e) -> failure.set(e));
            sender.start();
            for (long received = 0; received < messages; ) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Clients.POLL)) {
                    last = System.nanoTime();
                    latency.recordValue((last - ByteBuffer.wrap(record.value()).getLong()) / 1000);
                    received++;
                }
                if (failure.get() != null || System.nanoTime() - last > SILENCE.toNanos()) {
                    throw new IllegalStateException(
                            "messages got lost: " + received + " of " + messages, failure.get());
                }
            }
            sender.join();
        }
        return last;
    }

    private void send(KafkaProducer<String, byte[]> producer, long due) {
        for (int size : sizes) {
            byte[] body = new byte[size];
            ByteBuffer.wrap(body).putLong(due);
            var _ = producer.send(new ProducerRecord<>(TOPICS.getFirst(), body));
        }
    }
}
