package dev.pgfit.benchmark.plan;

import java.time.Duration;
import java.util.List;

/** How long loading the data of sizes to come will take, by what it took for those that are there. Not thread-safe. */
public final class LoadingForecast {
    private int rowsBefore;
    private int rows;
    private Duration before = Duration.ZERO;
    private Duration last = Duration.ZERO;

    /** Loading so many rows took so long, on all candidates together. */
    public void took(int loaded, Duration time) {
        rowsBefore = rows;
        before = last;
        rows = loaded;
        last = time;
    }

    /** Of all these sizes together; zero as long as none has been loaded. */
    public Duration of(List<Integer> sizes) {
        return rows == 0 ? Duration.ZERO : sizes.stream().map(this::of).reduce(Duration.ZERO, Duration::plus);
    }

    private Duration of(int size) {
        double more = (double) size / rows;
        if (more <= 1) {
            return last;
        }
        Duration growth = last.minus(before);
        if (rowsBefore == 0 || rows <= rowsBefore || growth.isNegative()) {
            // one size tells nothing of what it took for each row: between no growth and growth in proportion
            return times(last, Math.sqrt(more));
        }
        return last.plus(times(growth, (double) (size - rows) / (rows - rowsBefore)));
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofNanos((long) (duration.toNanos() * factor));
    }
}
