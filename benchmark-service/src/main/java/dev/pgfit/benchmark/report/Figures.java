package dev.pgfit.benchmark.report;

import dev.pgfit.benchmark.measure.Contender;
import dev.pgfit.benchmark.measure.Failure;
import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.Latency;
import dev.pgfit.contracts.OpenLoad;
import java.util.Arrays;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** A contender's measurements as the contract's record: nanoseconds become microseconds. */
final class Figures {
    private static final double NANOS = 1_000;

    private Figures() {}

    static CandidateResult of(Contender contender, int connections) {
        double[] medians = contender.roundMedianNanos();
        OptionalLong cold = contender.coldNanos();
        return new CandidateResult(
                connections,
                medians.length,
                contender.executions(),
                contender.errors(),
                contender.failure().map(Failure::message).orElse(null),
                latency(contender.latencies()),
                contender.throughput(),
                cold.isPresent() ? cold.getAsLong() / NANOS : null,
                Arrays.stream(medians).map(nanos -> nanos / NANOS).boxed().toList(),
                Arrays.stream(contender.roundPerSecond()).boxed().toList(),
                medians.length == 0 ? null : contender.isSettled(),
                contender
                        .intendedPerSecond()
                        .map(rate -> new OpenLoad(rate, contender.throughput(), contender.backlog()))
                        .orElse(null),
                contender.knee().orElse(null));
    }

    private static @Nullable Latency latency(Histogram nanos) {
        if (nanos.getTotalCount() == 0) {
            return null;
        }
        return new Latency(
                nanos.getValueAtPercentile(50) / NANOS,
                nanos.getValueAtPercentile(90) / NANOS,
                nanos.getValueAtPercentile(95) / NANOS,
                nanos.getValueAtPercentile(99) / NANOS,
                nanos.getMaxValue() / NANOS,
                nanos.getMean() / NANOS,
                nanos.getStdDeviation() / NANOS);
    }
}
