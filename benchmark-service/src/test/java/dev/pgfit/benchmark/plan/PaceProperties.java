package dev.pgfit.benchmark.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.benchmark.stats.RatioInterval;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PaceProperties {
    private static final double MILLION = 1e6;

    /** A test whose rounds take what the warm-up had let expect. */
    record Played(int rounds, long executions, Duration spent, Duration round) {
        static Played of(int rounds, long wanted, RoundCost cost, Duration warmUp, Share share) {
            Pace pace = new Pace(rounds, share);
            long executions = pace.executions(wanted, cost, warmUp);
            Duration round = Duration.ofNanos((long) (cost.aroundNanos() + executions * cost.executionNanos()));
            Duration spent = warmUp;
            int done = 0;
            while (pace.another(done, spent, done == 0 ? Duration.ZERO : round)) {
                spent = spent.plus(round);
                done++;
            }
            return new Played(done, executions, spent, round);
        }
    }

    @Property
    void shouldTakeNoLongerThanItsMostAndOneRound(
            @ForAll @IntRange(min = 2, max = 100) int rounds,
            @ForAll @LongRange(min = 1, max = 100_000) long wanted,
            @ForAll @DoubleRange(max = 20_000) double aroundMillis,
            @ForAll @DoubleRange(min = 0.01, max = 20_000) double executionMillis,
            @ForAll @IntRange(max = 30_000) int warmUpMillis,
            @ForAll @IntRange(min = 1, max = 60_000) int fairMillis) {
        // Given
        Share share = new Share(Duration.ofMillis(fairMillis), Duration.ofMillis(3L * fairMillis));
        RoundCost cost = new RoundCost(aroundMillis * MILLION, executionMillis * MILLION);
        Duration warmUp = Duration.ofMillis(warmUpMillis);
        // When
        Played played = Played.of(rounds, wanted, cost, warmUp, share);
        // Then
        assertThat(played.executions).isBetween(1L, wanted);
        assertThat(played.rounds).isBetween(0, rounds);
        Duration most = warmUp.compareTo(share.most()) > 0 ? warmUp : share.most();
        assertThat(played.spent).isLessThanOrEqualTo(most.plus(played.round));
    }

    @Property
    void shouldHaveAnIntervalWhereverThatFits(
            @ForAll @IntRange(min = RatioInterval.FEWEST_ROUNDS, max = 100) int rounds,
            @ForAll @LongRange(min = 1, max = 100_000) long wanted,
            @ForAll @DoubleRange(max = 1_000) double aroundMillis,
            @ForAll @DoubleRange(min = 0.01, max = 1_000) double executionMillis) {
        // Given
        double fewest = RatioInterval.FEWEST_ROUNDS * (1.1 * aroundMillis + executionMillis);
        Duration fair = Duration.ofNanos((long) (fewest * MILLION) + 1_000);
        RoundCost cost = new RoundCost(aroundMillis * MILLION, executionMillis * MILLION);
        // When
        Played played = Played.of(rounds, wanted, cost, Duration.ZERO, new Share(fair, fair));
        // Then
        assertThat(played.rounds).isGreaterThanOrEqualTo(RatioInterval.FEWEST_ROUNDS);
    }

    @Property
    void shouldShortenNothingThatFits(
            @ForAll @IntRange(min = 2, max = 100) int rounds,
            @ForAll @LongRange(min = 1, max = 100_000) long wanted,
            @ForAll @DoubleRange(max = 1_000) double aroundMillis,
            @ForAll @DoubleRange(min = 0.01, max = 1_000) double executionMillis,
            @ForAll @IntRange(max = 30_000) int warmUpMillis) {
        // Given
        RoundCost cost = new RoundCost(aroundMillis * MILLION, executionMillis * MILLION);
        Duration warmUp = Duration.ofMillis(warmUpMillis);
        double all = rounds * (cost.aroundNanos() + wanted * cost.executionNanos());
        Duration fair = warmUp.plusNanos((long) (all * 1.000_001) + 1_000);
        // When
        Played played = Played.of(rounds, wanted, cost, warmUp, new Share(fair, fair));
        // Then
        assertThat(played.rounds).isEqualTo(rounds);
        assertThat(played.executions).isEqualTo(wanted);
    }

    @Property
    void shouldNotMeasureLessForMoreTime(
            @ForAll @LongRange(min = 1, max = 100_000) long wanted,
            @ForAll @DoubleRange(max = 1_000) double aroundMillis,
            @ForAll @DoubleRange(min = 0.01, max = 1_000) double executionMillis,
            @ForAll @IntRange(min = 1, max = 60_000) int millis,
            @ForAll @IntRange(max = 60_000) int more) {
        // Given
        RoundCost cost = new RoundCost(aroundMillis * MILLION, executionMillis * MILLION);
        Duration little = Duration.ofMillis(millis);
        Duration much = Duration.ofMillis((long) millis + more);
        // Then
        assertThat(new Pace(10, new Share(much, much)).executions(wanted, cost, Duration.ZERO))
                .isGreaterThanOrEqualTo(
                        new Pace(10, new Share(little, little)).executions(wanted, cost, Duration.ZERO));
    }
}
