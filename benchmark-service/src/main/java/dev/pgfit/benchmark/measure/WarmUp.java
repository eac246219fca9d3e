package dev.pgfit.benchmark.measure;

import java.time.Duration;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Takes a candidate from cold to warm. The very first execution is timed by itself. Then it is kept busy until its speed
 * is steady: windows of a quarter of the warm-up time each, at least four of them, then on until the medians of the last
 * two windows differ by no more than a tenth, up to twice the time; but no longer than there is time for.
 */
final class WarmUp {
    private static final int WINDOWS = 4;
    private static final double STEADY = 0.10;

    private final MeasureSettings settings;

    WarmUp(MeasureSettings settings) {
        this.settings = settings;
    }

    /**
     * @param load draws parameters for the whole warm-up; its volume is set here
     * @param atMost windows begin no later than this; there is one at least
     */
    void run(Contender contender, Load load, Duration atMost) throws InterruptedException {
        long begun = System.nanoTime();
        if (!cold(contender, load)) {
            return;
        }
        Duration window = settings.warmUp().dividedBy(WINDOWS);
        Load windows = load.during(window);
        double before = 0;
        for (int done = 1; done <= 2 * WINDOWS; done++) {
            Histogram latencies = contender.freshRound();
            LoadResult result = contender.database().drive(windows, latencies);
            if (failed(contender, result)) {
                return;
            }
            double median = latencies.getValueAtPercentile(50);
            boolean steady = Math.abs(median - before) <= STEADY * before;
            contender.calibrated(result.executions() * 1e9 / Math.max(1, result.nanos()), steady);
            boolean late = System.nanoTime() - begun >= atMost.toNanos();
            if (window.isZero() || late || done >= WINDOWS && steady) {
                return;
            }
            before = median;
        }
    }

    private static boolean cold(Contender contender, Load load) throws InterruptedException {
        Histogram latencies = contender.freshRound();
        if (failed(contender, contender.database().drive(load.once(), latencies))) {
            return false;
        }
        contender.cold(latencies.getMaxValue());
        return true;
    }

    private static boolean failed(Contender contender, LoadResult result) {
        Optional<Failure> failure = result.failure();
        failure.ifPresent(contender::fail);
        return failure.isPresent();
    }
}
