package dev.pgfit.monitor.alert;

import dev.pgfit.contracts.ThresholdCrossed.Direction;
import java.util.Optional;

/**
 * Watches one figure against one limit. It is crossed upwards when so many samples in a row lie above it, and crossed
 * back when so many in a row lie below a little less than it: a figure that trembles around the limit is one alert, not
 * hundreds. Directions therefore alternate, beginning with above. Not thread-safe.
 */
public final class ThresholdWatch {
    /** Share of the limit below which a figure counts as back. */
    public static final double CLEAR = 0.95;

    private final double limit;
    private final int streakNeeded;
    private boolean above;
    private int streak;

    /** @param streakNeeded samples in a row that make a crossing, at least 1 */
    public ThresholdWatch(double limit, int streakNeeded) {
        this.limit = limit;
        this.streakNeeded = Math.max(1, streakNeeded);
    }

    /** The next sample's figure: empty unless it completes a crossing. */
    public Optional<Direction> next(double value) {
        boolean towardsOther = above ? value < CLEAR * limit : value > limit;
        streak = towardsOther ? streak + 1 : 0;
        if (streak < streakNeeded) {
            return Optional.empty();
        }
        above = !above;
        streak = 0;
        return Optional.of(above ? Direction.ABOVE : Direction.BACK_BELOW);
    }

    /** Samples before and after a gap are not in a row. */
    public void interrupted() {
        streak = 0;
    }

    public double limit() {
        return limit;
    }
}
