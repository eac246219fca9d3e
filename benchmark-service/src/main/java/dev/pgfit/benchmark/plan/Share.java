package dev.pgfit.benchmark.plan;

import java.time.Duration;

/**
 * The part of a budget that one test is given, warm-up, setup and clean-up included.
 *
 * @param fair what every test that is left would get; kept to as soon as there are enough rounds for an interval
 * @param most what may be taken so that there are enough; never less than {@code fair}
 */
public record Share(Duration fair, Duration most) {
    private static final int CANDIDATES = 2;

    /** The half of it. */
    public Share half() {
        return new Share(fair.dividedBy(2), most.dividedBy(2));
    }

    /** How long one candidate may be warmed up: two fifths of the share are for warming up, the rest is for rounds. */
    public Duration warmUp() {
        return fair.multipliedBy(2).dividedBy(5L * CANDIDATES);
    }
}
