package dev.pgfit.benchmark.measure;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps a candidate busy until its speed is steady: windows of a quarter of the warm-up time each, at least four of
 * them, then on until the medians of the last two windows differ by no more than a tenth, up to twice the time.
 */
final class WarmUp {
    private static final int WINDOWS = 4;
    private static final double STEADY = 0.10;

    private final MeasureSettings settings;

    WarmUp(MeasureSettings settings) {
        this.settings = settings;
    }

    /** @param loads makes the load for a window of a given time */
    void run(Contender contender, Function<Duration, Load> loads) throws InterruptedException {
        Duration window = settings.warmUp().dividedBy(WINDOWS);
        double before = 0;
        Load load = loads.apply(window);
        for (int done = 1; done <= 2 * WINDOWS; done++) {
            var latencies = contender.freshRound();
            LoadResult result = contender.database().drive(load, latencies);
            Optional<Failure> failure = result.failure();
            if (failure.isPresent()) {
                contender.fail(failure.get());
                return;
            }
            double median = latencies.getValueAtPercentile(50);
            boolean steady = Math.abs(median - before) <= STEADY * before;
            contender.calibrated(result.executions() * 1e9 / Math.max(1, result.nanos()), steady);
            if (window.isZero() || done >= WINDOWS && steady) {
                return;
            }
            before = median;
        }
    }
}
