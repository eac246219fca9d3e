package dev.pgfit.benchmark.measure;

import dev.pgfit.contracts.Knee;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/** Looks for a candidate's knee with open loads of Poisson arrivals. */
final class RateSweep {
    /** Arrivals per step at least, so that p99 rests on several values. */
    private static final double FEWEST_ARRIVALS = 300;

    private static final Duration LONGEST_STEP = Duration.ofSeconds(30);
    private static final double NANOS = 1e9;
    private static final double MICRO = 1_000;
    private static final double P99 = 99;

    private final LoadPlan.Sweep sweep;
    private final long seed;
    private final VitalsSource vitals;

    RateSweep(LoadPlan.Sweep sweep, long seed, VitalsSource vitals) {
        this.sweep = sweep;
        this.seed = seed;
        this.vitals = vitals;
    }

    /** @param load what to execute; its model is set here */
    Knee run(Contender contender, Load load, BooleanSupplier timeIsUp) throws InterruptedException {
        KneeSearch.Found found = KneeSearch.between(
                sweep.from(),
                sweep.to(),
                rate -> step(contender, load, rate),
                () -> contender.failure().isPresent() || timeIsUp.getAsBoolean());
        KneeSearch.Step best = found.best();
        String limit = contender.failure().map(Failure::message).orElse(found.limit());
        return new Knee(
                best == null ? null : (Double) best.perSecond(),
                best == null ? null : (Double) (best.p99Nanos() / MICRO),
                sweep.bound().toNanos() / MICRO,
                found.steps(),
                limit);
    }

    private KneeSearch.Step step(Contender contender, Load load, double rate) throws InterruptedException {
        Histogram latencies = contender.freshRound();
        Duration needed = Duration.ofNanos((long) (FEWEST_ARRIVALS / rate * NANOS));
        Duration least = sweep.step();
        Duration time = least.compareTo(needed) >= 0 ? least : needed;
        LoadModel open = new LoadModel.Open(rate, LoadModel.Arrivals.POISSON, seed);
        Vitals before = vitals.read();
        LoadResult result = contender
                .database()
                .drive(load.as(open).during(time.compareTo(LONGEST_STEP) <= 0 ? time : LONGEST_STEP), latencies);
        result.failure().ifPresent(contender::fail);
        double p99 = latencies.getValueAtPercentile(P99);
        boolean held = result.failure().isEmpty() && p99 <= sweep.bound().toNanos();
        return new KneeSearch.Step(
                rate, p99, held, Disturbance.of(result, vitals.read().since(before)));
    }
}
