package dev.pgfit.benchmark.measure;

import dev.pgfit.benchmark.plan.RoundCost;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Knee;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/** One candidate during one test: its figures so far, or why there are none. */
public final class Contender {
    private final Database database;
    private final Histogram all;
    private final Histogram round;
    private final List<Double> roundMedianNanos = new ArrayList<>();
    private final List<Double> roundPerSecond = new ArrayList<>();
    private long executions;
    private long nanos;
    private long errors;
    private double perSecond;
    private double aroundNanos;
    private OptionalLong coldNanos = OptionalLong.empty();
    private boolean settled = true;
    private Optional<Failure> failure = Optional.empty();
    private boolean unresponsive;
    private long backlog;
    private Optional<Double> intendedPerSecond = Optional.empty();
    private Optional<Knee> knee = Optional.empty();

    /** Takes histograms over from the test before, so that memory stays flat. */
    Contender(Database database, Histogram all, Histogram round) {
        this.database = database;
        this.all = all;
        this.round = round;
        all.reset();
    }

    public CandidateKind kind() {
        return database.kind();
    }

    Database database() {
        return database;
    }

    /** For the next load; empty. */
    Histogram freshRound() {
        round.reset();
        return round;
    }

    /** The very first execution. */
    void cold(long latencyNanos) {
        coldNanos = OptionalLong.of(latencyNanos);
    }

    /** What setup and clean-up took, the last time. */
    void surrounded(long nanosAround) {
        aroundNanos = nanosAround;
    }

    void calibrated(double executionsPerSecond, boolean steady) {
        perSecond = executionsPerSecond;
        settled = steady;
    }

    void measured(LoadResult result) {
        executions += result.executions();
        nanos += result.nanos();
        backlog += result.backlog();
        all.add(round);
        if (result.failure().isPresent()) {
            fail(result.failure().get());
        } else {
            roundMedianNanos.add((double) round.getValueAtPercentile(50));
            roundPerSecond.add(result.executions() * 1e9 / Math.max(1, result.nanos()));
        }
    }

    /** What is not to be measured must succeed all the same. */
    void discarded(LoadResult result) {
        result.failure().ifPresent(this::fail);
    }

    void fail(Failure why) {
        if (failure.isEmpty()) {
            failure = Optional.of(why);
        }
        errors++;
    }

    void unresponsive() {
        unresponsive = true;
    }

    void intended(double arrivalsPerSecond) {
        intendedPerSecond = Optional.of(arrivalsPerSecond);
    }

    void knee(Knee found) {
        knee = Optional.of(found);
    }

    /** Arrivals per second of an open load; empty for a closed one. */
    public Optional<Double> intendedPerSecond() {
        return intendedPerSecond;
    }

    /** Executions that arrived in an open load's rounds but found no free connection before the end. */
    public long backlog() {
        return backlog;
    }

    /** What the rate sweep found; empty when there was none. */
    public Optional<Knee> knee() {
        return knee;
    }

    double executionsPerSecond() {
        return perSecond;
    }

    /** What a round takes, as far as is known yet. */
    RoundCost cost() {
        return new RoundCost(aroundNanos, perSecond == 0 ? 0 : 1e9 / perSecond);
    }

    /** Latency of the very first execution in ns, before any warm-up; empty when there was no right answer. */
    public OptionalLong coldNanos() {
        return coldNanos;
    }

    /** The first failure; a contender that failed is not asked any further in this test. */
    public Optional<Failure> failure() {
        return failure;
    }

    /** Whether it answers no more at all. */
    public boolean isUnresponsive() {
        return unresponsive;
    }

    /** Whether its speed had become steady when the warm-up ended. */
    public boolean isSettled() {
        return settled;
    }

    public long executions() {
        return executions;
    }

    public long errors() {
        return errors;
    }

    /** Per second of measured time, setup and clean-up left out. */
    public double throughput() {
        return nanos == 0 ? 0 : executions * 1e9 / nanos;
    }

    /** Median latency of each complete round, in ns, in the order measured. */
    public double[] roundMedianNanos() {
        return roundMedianNanos.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Executions per second of each complete round's measured time, in the order measured. */
    public double[] roundPerSecond() {
        return roundPerSecond.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Latencies of all rounds in ns; only valid until the next test begins. */
    public Histogram latencies() {
        return all;
    }
}
