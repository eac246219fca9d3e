package dev.pgfit.benchmark.plan;

import dev.pgfit.benchmark.stats.RatioInterval;
import java.time.Duration;

/**
 * Fits a test into its share of the budget. First the executions per round shrink, down to one; then there are fewer
 * rounds. What it says holds for all candidates alike: they never get different work.
 */
public final class Pace {
    /** Where setup and clean-up take most of a round, executions of a tenth of their time cost next to nothing. */
    private static final double NEXT_TO_NOTHING = 0.1;

    private final int rounds;
    private final int fewest;
    private final Share share;

    /** @param rounds as many as were asked for */
    public Pace(int rounds, Share share) {
        this.rounds = rounds;
        this.fewest = Math.min(rounds, RatioInterval.FEWEST_ROUNDS);
        this.share = share;
    }

    /**
     * Executions per round, at least one.
     *
     * @param wanted how many there are when time is no object
     * @param cost of a round, all candidates together
     * @param spent on the test so far
     */
    public long executions(long wanted, RoundCost cost, Duration spent) {
        double each = Math.max(1, cost.executionNanos());
        double perRound = (double) share.fair().minus(spent).toNanos() / rounds;
        long fitting = (long) ((perRound - cost.aroundNanos()) / each);
        long free = Math.clamp((long) (NEXT_TO_NOTHING * cost.aroundNanos() / each), 1, wanted);
        return Math.clamp(fitting, free, wanted);
    }

    /**
     * Whether there is time for one more round.
     *
     * @param done rounds so far
     * @param spent on the test so far
     * @param round how long a round took on average, all candidates together; zero when there was none yet
     */
    public boolean another(int done, Duration spent, Duration round) {
        if (done >= rounds) {
            return false;
        }
        if (done >= fewest) {
            return spent.plus(round).compareTo(share.fair()) <= 0;
        }
        Duration enough = done == 0 ? spent : spent.plus(round.multipliedBy(fewest - done));
        return enough.compareTo(share.most()) <= 0;
    }
}
