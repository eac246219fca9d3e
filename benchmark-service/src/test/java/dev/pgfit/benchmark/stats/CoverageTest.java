package dev.pgfit.benchmark.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.Ratio;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageTest {
    /** The claim of a 95 % interval, on a thousand seeded experiments of known truth; ±2 % for chance. */
    @ParameterizedTest
    @ValueSource(ints = {6, 10, 20})
    void shouldCoverTheTruthAsOftenAsItClaims(int rounds) {
        // Given
        Random random = new Random(7);
        RatioInterval interval = new RatioInterval(0.95, 1_000, 1);
        double truth = 1.3;
        // When
        long covered = IntStream.range(0, 1_000)
                .filter(i -> {
                    double[] postgresql = new double[rounds];
                    double[] pglite = new double[rounds];
                    for (int r = 0; r < rounds; r++) {
                        double machine = Math.exp(0.3 * random.nextGaussian());
                        postgresql[r] = machine * Math.exp(0.1 * random.nextGaussian());
                        pglite[r] = truth * machine * Math.exp(0.1 * random.nextGaussian());
                    }
                    Ratio ratio = interval.of(postgresql, pglite);
                    return ratio.low() <= truth && truth <= ratio.high();
                })
                .count();
        // Then
        assertThat(covered).isBetween(930L, 970L);
    }
}
