package dev.pgfit.benchmark.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SteadyStateProperties {
    @Property
    void shouldNotDependOnTheUnit(
            @ForAll @Size(min = 10, max = 40) double @DoubleRange(min = 1, max = 1e6) [] batches,
            @ForAll @IntRange(min = -8, max = 8) int power) {
        // Given a factor that doubles carry exactly
        double[] scaled =
                Arrays.stream(batches).map(value -> Math.scalb(value, power)).toArray();
        // Then
        assertThat(SteadyState.beginning(scaled)).isEqualTo(SteadyState.beginning(batches));
    }

    @Property
    void shouldLeaveOutASlowBeginning(
            @ForAll @IntRange(min = 1, max = 9) int slow,
            @ForAll @DoubleRange(min = 1.3, max = 20) double times,
            @ForAll long seed) {
        // Given
        Random random = new Random(seed);
        double[] batches = batches(20, i -> (i < slow ? times : 1) * (1 + 0.01 * random.nextGaussian()));
        // Then
        assertThat(SteadyState.beginning(batches)).isGreaterThanOrEqualTo(slow);
    }

    @Property
    void shouldSeeThatASeriesStillFalls(
            @ForAll @IntRange(min = 10, max = 40) int n, @ForAll @DoubleRange(min = 0.01, max = 100) double slope) {
        // Given
        double[] falling = batches(n, i -> 1_000 + slope * (n - i));
        // Then
        assertThat(SteadyState.beginning(falling)).isEqualTo(n - 5);
        assertThat(SteadyState.reached(falling)).isEqualTo(n == 10);
    }

    @Property
    void shouldTellNothingFromFewBatches(@ForAll @Size(max = 9) double @DoubleRange(min = 1, max = 10) [] batches) {
        assertThat(SteadyState.reached(batches)).isFalse();
    }

    /** The warm-up asks again after every batch from the twentieth to the fortieth. */
    @Property(tries = 200)
    void shouldFindNoiseSteadySoon(@ForAll long seed, @ForAll @DoubleRange(min = 0, max = 0.3) double sigma) {
        // Given
        Random random = new Random(seed);
        double[] noise = batches(40, i -> Math.exp(sigma * random.nextGaussian()));
        // Then
        assertThat(IntStream.rangeClosed(20, 40)).anyMatch(n -> SteadyState.reached(Arrays.copyOf(noise, n)));
    }

    private static double[] batches(int n, java.util.function.IntToDoubleFunction value) {
        return IntStream.range(0, n).mapToDouble(value).toArray();
    }
}
