package dev.pgfit.benchmark.measure;

import dev.pgfit.benchmark.stats.SteadyState;
import java.time.Duration;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Takes a candidate from cold to warm. The very first execution is timed by itself. Then it is kept busy for the warm-up
 * time, in twenty windows, and on until the windows' medians have come to a {@link SteadyState}, up to twice the time; but
 * no longer than there is time for.
 */
final class WarmUp {
    private static final int WINDOWS = 20;

    /** However slow the query, where there is time. */
    private static final int FEWEST = 4;

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
        Load window = load.during(settings.warmUp().dividedBy(WINDOWS));
        WarmUpWindows windows = new WarmUpWindows();
        boolean late = false;
        while (windows.count() == 0 || !late && !isEnough(windows)) {
            Histogram latencies = contender.freshRound();
            LoadResult result = contender.database().drive(window, latencies);
            if (failed(contender, result)) {
                return;
            }
            windows.add(latencies.getValueAtPercentile(50), result);
            contender.calibrated(windows.executionsPerSecond(), windows.settled());
            late = System.nanoTime() - begun >= atMost.toNanos();
        }
    }

    private boolean isEnough(WarmUpWindows windows) {
        long asked = settings.warmUp().toNanos();
        if (asked == 0) {
            return true;
        }
        return windows.nanos() >= asked && windows.settled()
                || windows.nanos() >= 2 * asked && windows.count() >= FEWEST;
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
