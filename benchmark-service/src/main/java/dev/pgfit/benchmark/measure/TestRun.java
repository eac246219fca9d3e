package dev.pgfit.benchmark.measure;

import dev.pgfit.benchmark.plan.InWords;
import dev.pgfit.benchmark.plan.Share;
import dev.pgfit.benchmark.stats.RatioInterval;
import java.time.Duration;
import java.util.List;

/**
 * A test that is over.
 *
 * @param contenders who took part, with their figures
 * @param rounds measured of each that did not fail
 * @param shortened words for what there was no time for; empty when everything asked for was measured
 * @param watched what the watch over the load generator saw
 */
public record TestRun(List<Contender> contenders, int rounds, String shortened, Watched watched) {
    /** What a test was to have and what it got. */
    record Volume(int rounds, long executions) {
        String shortOf(Volume wanted, Share share, Duration warmUp, Duration round) {
            if (rounds >= wanted.rounds() && executions >= wanted.executions()) {
                return "";
            }
            if (rounds < Math.min(wanted.rounds(), RatioInterval.FEWEST_ROUNDS)) {
                return "no time: the warm-up took " + InWords.of(warmUp)
                        + (rounds == 0 ? "" : ", a round takes " + InWords.of(round))
                        + ", and the budget had " + InWords.of(share.most()) + " for this test";
            }
            return "shortened to its share of the budget: " + rounds + " rounds of " + counted(executions)
                    + " instead of " + wanted.rounds() + " of " + wanted.executions();
        }

        private static String counted(long executions) {
            return executions == 1 ? "1 execution" : executions + " executions";
        }
    }
}
