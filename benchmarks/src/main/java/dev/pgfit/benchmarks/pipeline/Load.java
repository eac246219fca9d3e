package dev.pgfit.benchmarks.pipeline;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends the reports of runs and waits for their decisions. */
final class Load implements AutoCloseable {
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Decisions decisions;
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<Exception> unsent = new AtomicReference<>();

    Load(String bootstrap) {
        this.decisions = new Decisions(bootstrap);
        this.producer = Clients.producer(bootstrap);
    }

    /**
     * An open load: at each arrival the last report of one run is due, and the first three of the run that comes a second
     * later.
     *
     * @param rate runs per second
     * @return microseconds from when a last report was due to be sent to when the decision was received
     */
    Histogram open(SyntheticReports reports, List<UUID> runs, int rate) throws InterruptedException {
        Histogram latency = new SynchronizedHistogram(3);
        Iterator<UUID> first = runs.iterator();
        Iterator<UUID> last = runs.iterator();
        Pace.run(rate, rate, due -> {
            if (first.hasNext()) {
                reports.first(first.next()).forEach(this::send);
            }
        });
        Pace.run(rate, runs.size(), due -> {
            UUID run = last.next();
            decisions.await(run, decided -> latency.recordValue((decided - due) / 1000));
            send(reports.last(run));
            if (first.hasNext()) {
                reports.first(first.next()).forEach(this::send);
            }
        });
        awaitAll(runs.size());
        return latency;
    }

    /**
     * A closed load: all four reports of a run at once, as soon as there are fewer than {@code inFlight} undecided runs.
     *
     * @return seconds from the first report to the last decision
     */
    double closed(SyntheticReports reports, List<UUID> runs, int inFlight) throws InterruptedException {
        var free = new Semaphore(inFlight);
        long start = System.nanoTime();
        for (UUID run : runs) {
            if (!free.tryAcquire(SILENCE.toSeconds(), TimeUnit.SECONDS)) {
                break;
            }
            decisions.await(run, decided -> free.release());
            reports.first(run).forEach(this::send);
            send(reports.last(run));
        }
        awaitAll(runs.size());
        return (System.nanoTime() - start) / 1e9;
    }

    /** Second decisions of a run; there should be none. */
    long repeated() {
        return decisions.unexpected();
    }

    int decisionBytes() {
        return decisions.bytes();
    }

    private void send(ProducerRecord<String, byte[]> report) {
        var _ = producer.send(report, (sent, failure) -> {
            if (failure != null) {
                unsent.compareAndSet(null, failure);
            }
        });
    }

    private void awaitAll(int runs) throws InterruptedException {
        producer.flush();
        int undecided = decisions.drain(SILENCE);
        if (undecided > 0 || unsent.get() != null) {
            throw new IllegalStateException(undecided + " of " + runs + " runs were not decided", unsent.get());
        }
    }

    @Override
    public void close() throws InterruptedException {
        producer.close();
        decisions.close();
    }
}
