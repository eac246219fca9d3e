package dev.pgfit.benchmark.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.Ratio;
import dev.pgfit.contracts.Verdict;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The claims of interval and verdict, on seeded experiments of known truth: lognormal rounds on a machine that drifts. */
class CoverageTest {
    private static final int EXPERIMENTS = 1_000;

    private final RatioInterval interval = new RatioInterval(0.95, 1_000, 1);

    /** A 95 % interval; ±2 % for chance. */
    @ParameterizedTest
    @CsvSource({"6, 1.3, 0.1", "10, 1.3, 0.1", "20, 1.3, 0.1", "10, 0.25, 0.02", "10, 4, 0.4", "30, 1, 0.1"})
    void shouldCoverTheTruthAsOftenAsItClaims(int rounds, double truth, double noise) {
        // Given
        Random random = new Random(7);
        // When
        long covered = IntStream.range(0, EXPERIMENTS)
                .mapToObj(i -> measure(random, rounds, truth, noise))
                .filter(ratio -> ratio.low() <= truth && truth <= ratio.high())
                .count();
        // Then
        assertThat(covered).isBetween(930L, 970L);
    }

    /** A difference is claimed only where the interval leaves the band, so controls claim less than one in twenty. */
    @ParameterizedTest
    @CsvSource({"6, 0.02", "6, 0.1", "10, 0.05", "10, 0.3", "20, 0.1"})
    void shouldSeldomClaimADifferenceWhereThereIsNone(int rounds, double noise) {
        // Given
        Random random = new Random(11);
        Judge judge = new Judge(0.05, "one", "the other");
        // When
        long claimed = IntStream.range(0, EXPERIMENTS)
                .mapToObj(i -> judge.judge(measure(random, rounds, 1, noise), rounds))
                .filter(judgement -> judgement.verdict() == Verdict.POSTGRESQL_FASTER
                        || judgement.verdict() == Verdict.PGLITE_FASTER)
                .count();
        // Then
        assertThat(claimed).isLessThanOrEqualTo(EXPERIMENTS / 20);
    }

    private Ratio measure(Random random, int rounds, double truth, double noise) {
        double[] postgresql = new double[rounds];
        double[] pglite = new double[rounds];
        for (int r = 0; r < rounds; r++) {
            double machine = Math.exp(0.3 * random.nextGaussian());
            postgresql[r] = machine * Math.exp(noise * random.nextGaussian());
            pglite[r] = truth * machine * Math.exp(noise * random.nextGaussian());
        }
        return interval.of(postgresql, pglite);
    }
}
