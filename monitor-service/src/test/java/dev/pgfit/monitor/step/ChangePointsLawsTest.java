package dev.pgfit.monitor.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ChangePointsLawsTest {
    @Property(tries = 200)
    void shouldFindAClearStepWhereItIs(@ForAll Random random, @ForAll @IntRange(min = 10, max = 90) int at) {
        // Given
        double[] values = IntStream.range(0, 100)
                .mapToDouble(i -> (i < at ? 100e6 : 130e6) + 1e6 * random.nextGaussian())
                .toArray();

        // When
        List<Integer> found = ChangePoints.of(values, 2e6);

        // Then
        assertThat(found).containsExactly(at);
    }

    @Property(tries = 200)
    void shouldFindNothingInNoise(@ForAll Random random) {
        // Given
        double[] values = IntStream.range(0, 200)
                .mapToDouble(i -> 100e6 + 3e6 * random.nextGaussian())
                .toArray();

        // When / Then
        assertThat(ChangePoints.of(values, 2e6)).isEmpty();
    }

    @Property(tries = 100)
    void shouldNotCareForTheLevel(@ForAll Random random) {
        // Given
        double[] values = IntStream.range(0, 60)
                .mapToDouble(i -> (i / 20) * 40e6 + 1e6 * random.nextGaussian())
                .toArray();
        double[] lifted =
                IntStream.range(0, 60).mapToDouble(i -> values[i] + 1e6).toArray();

        // When / Then
        assertThat(ChangePoints.of(lifted, 2e6)).isEqualTo(ChangePoints.of(values, 2e6));
    }

    @Example
    void shouldSayNothingOfTooFewOrOfConstantValues() {
        assertThat(ChangePoints.of(new double[9], 2e6)).isEmpty();
        assertThat(ChangePoints.of(new double[300], 2e6)).isEmpty();
    }
}
