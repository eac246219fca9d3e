package dev.pgfit.monitor.constraint;

import dev.pgfit.contracts.LimitProjection;
import dev.pgfit.contracts.Trend;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When memory reaches its limit if it goes on growing under load as it did. */
public final class TimeProjection {
    /** Beyond it a number of minutes says "never": two years. */
    private static final double MOST_MINUTES = 1e6;

    private TimeProjection() {}

    /**
     * Empty unless growth is proved over the whole load and over its second half: what levels off reaches nothing.
     *
     * @param levelBytes memory at the end of the load
     */
    public static Optional<LimitProjection> of(
            @Nullable Trend whole, @Nullable Trend lately, double levelBytes, double limitBytes) {
        if (whole == null || lately == null || whole.low() <= 0 || lately.low() <= 0) {
            return Optional.empty();
        }
        double left = Math.max(0, limitBytes - levelBytes);
        double reached = left / whole.bytesPerMinute();
        double latest = left / whole.low();
        return reached > MOST_MINUTES
                ? Optional.empty()
                : Optional.of(new LimitProjection(
                        LimitProjection.Along.MINUTES,
                        limitBytes,
                        reached,
                        left / whole.high(),
                        latest > MOST_MINUTES ? null : latest));
    }
}
