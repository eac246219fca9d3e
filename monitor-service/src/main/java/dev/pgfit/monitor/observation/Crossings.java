package dev.pgfit.monitor.observation;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.ResourcesSpec;
import dev.pgfit.contracts.ThresholdCrossed;
import dev.pgfit.contracts.ThresholdCrossed.Metric;
import dev.pgfit.monitor.alert.ThresholdWatch;
import dev.pgfit.monitor.sample.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The threshold crossings of one candidate; the earliest are listed, all are told as they happen. */
final class Crossings {
    private final UUID id;
    private final CandidateKind candidate;
    private final ThresholdWatch memory;
    private final ThresholdWatch cpu;
    private final int listed;
    private final List<ThresholdCrossed> crossings = new ArrayList<>();
    private long omitted;

    Crossings(UUID id, CandidateKind candidate, ResourcesSpec spec, Limits limits) {
        this.id = id;
        this.candidate = candidate;
        this.memory = new ThresholdWatch(spec.memoryAlertBytes(), limits.alertSamples());
        this.cpu = new ThresholdWatch(spec.cpuAlertPercent(), limits.alertSamples());
        this.listed = limits.listed();
    }

    List<ThresholdCrossed> next(Sample sample) {
        List<ThresholdCrossed> now = new ArrayList<>(0);
        check(memory, Metric.MEMORY_BYTES, sample.level().memoryBytes(), sample, now);
        check(cpu, Metric.CPU_PERCENT, sample.cpuPercent(), sample, now);
        return now;
    }

    void interrupted() {
        memory.interrupted();
        cpu.interrupted();
    }

    List<ThresholdCrossed> list() {
        return List.copyOf(crossings);
    }

    long omitted() {
        return omitted;
    }

    private void check(ThresholdWatch watch, Metric metric, double value, Sample sample, List<ThresholdCrossed> now) {
        watch.next(value).ifPresent(direction -> {
            var crossed = new ThresholdCrossed(id, candidate, metric, direction, value, watch.limit(), sample.to());
            now.add(crossed);
            if (crossings.size() < listed) {
                crossings.add(crossed);
            } else {
                omitted++;
            }
        });
    }
}
