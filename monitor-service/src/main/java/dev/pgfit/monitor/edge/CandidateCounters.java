package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.ThresholdCrossed;
import dev.pgfit.kit.metrics.ByEnum;
import dev.pgfit.kit.metrics.Label;
import dev.pgfit.monitor.observation.Observed;
import dev.pgfit.monitor.sample.Spent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one candidate has used up while it was watched, and what was noticed of it. */
final class CandidateCounters {
    private final MeterRegistry registry;
    private final Tags tags;
    private final Counter cpu;
    private final Counter read;
    private final Counter written;
    private final Counter received;
    private final Counter sent;
    private final Counter gaps;
    private final Counter gapSeconds;
    private final Counter missed;
    private final ByEnum<ThresholdCrossed.Metric, ByEnum<ThresholdCrossed.Direction, Counter>> crossings;

    CandidateCounters(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        cpu = counter("cpu", "seconds", "CPU time of the process tree on the host, user and system");
        read = counter("read", "bytes", "Read from storage");
        written = counter("written", "bytes", "Written to storage");
        received = counter("network.received", "bytes", "Received on the candidate's own sockets");
        sent = counter("network.sent", "bytes", "Sent on the candidate's own sockets");
        gaps = counter("gaps", null, "Stretches without readings that have ended");
        gapSeconds = counter("gap", "seconds", "Length of the stretches without readings that have ended");
        missed = counter("readings.missed", null, "Readings that were due and did not come");
        crossings = new ByEnum<>(
                ThresholdCrossed.Metric.class,
                metric -> new ByEnum<>(ThresholdCrossed.Direction.class, direction -> crossings(metric, direction)));
    }

    void count(Observed observed) {
        if (observed.sample() != null) {
            spent(observed.sample().spent());
        }
        if (observed.gap() != null) {
            gaps.increment();
            Duration length =
                    Duration.between(observed.gap().from(), observed.gap().to());
            gapSeconds.increment(Math.max(0, length.toNanos() / 1e9));
        }
        for (ThresholdCrossed crossed : observed.crossings()) {
            crossings.get(crossed.metric()).get(crossed.direction()).increment();
        }
    }

    void missed() {
        missed.increment();
    }

    private void spent(Spent spent) {
        cpu.increment(spent.cpuSeconds());
        read.increment(spent.ioReadBytes());
        written.increment(spent.ioWrittenBytes());
        received.increment(spent.networkReceivedBytes());
        sent.increment(spent.networkSentBytes());
    }

    private Counter counter(String what, @Nullable String unit, String text) {
        return Counter.builder("pgfit.candidate." + what)
                .baseUnit(unit)
                .description(text)
                .tags(tags)
                .register(registry);
    }

    private Counter crossings(ThresholdCrossed.Metric metric, ThresholdCrossed.Direction direction) {
        return Counter.builder("pgfit.candidate.crossings")
                .description("Alert thresholds of runs crossed")
                .tags(tags)
                .tag("metric", Label.of(metric))
                .tag("direction", Label.of(direction))
                .register(registry);
    }
}
