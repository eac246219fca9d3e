package dev.pgfit.benchmark.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgfit.contracts.Ratio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class RatioIntervalProperties {
    private static final RatioInterval INTERVAL = new RatioInterval(0.95, 2_000, 42);

    record Rounds(double[] postgresql, double[] pglite) {}

    @Provide
    Arbitrary<Rounds> rounds() {
        Arbitrary<double[]> medians =
                Arbitraries.doubles().between(1, 1e6).array(double[].class).ofSize(24);
        return Arbitraries.integers()
                .between(4, 24)
                .flatMap(n ->
                        medians.flatMap(a -> medians.map(b -> new Rounds(Arrays.copyOf(a, n), Arrays.copyOf(b, n)))));
    }

    @Property(tries = 200)
    void shouldHoldTheRatioInItsInterval(@ForAll("rounds") Rounds rounds) {
        Ratio ratio = INTERVAL.of(rounds.postgresql, rounds.pglite);
        assertThat(ratio.value()).isBetween(ratio.low(), ratio.high());
    }

    @Property(tries = 200)
    void shouldInvertWhenTheCandidatesAreExchanged(@ForAll("rounds") Rounds rounds) {
        // When
        Ratio ratio = INTERVAL.of(rounds.postgresql, rounds.pglite);
        Ratio inverse = INTERVAL.of(rounds.pglite, rounds.postgresql);
        // Then
        assertThat(inverse.value() * ratio.value()).isCloseTo(1, within(1e-9));
        assertThat(inverse.low() * ratio.high()).isCloseTo(1, within(1e-9));
        assertThat(inverse.high() * ratio.low()).isCloseTo(1, within(1e-9));
    }

    @Property(tries = 200)
    void shouldNotDependOnTheUnit(
            @ForAll("rounds") Rounds rounds, @ForAll @DoubleRange(min = 0.01, max = 1000) double factor) {
        // When
        Ratio one = INTERVAL.of(rounds.postgresql, rounds.pglite);
        Ratio other = INTERVAL.of(scaled(rounds.postgresql, factor), scaled(rounds.pglite, factor));
        // Then
        assertThat(other.value() / one.value()).isCloseTo(1, within(1e-9));
        assertThat(other.low() / one.low()).isCloseTo(1, within(1e-9));
        assertThat(other.high() / one.high()).isCloseTo(1, within(1e-9));
    }

    @Property(tries = 200)
    void shouldNotDependOnTheOrderOfThePairs(@ForAll("rounds") Rounds rounds, @ForAll long seed) {
        // Given
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, rounds.pglite.length).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        // When
        Ratio one = INTERVAL.of(rounds.postgresql, rounds.pglite);
        Ratio other = INTERVAL.of(picked(rounds.postgresql, order), picked(rounds.pglite, order));
        // Then
        assertThat(other.value()).isCloseTo(one.value(), within(1e-9 * one.value()));
        assertThat(other.low()).isCloseTo(one.low(), within(1e-9 * one.low()));
        assertThat(other.high()).isCloseTo(one.high(), within(1e-9 * one.high()));
    }

    @Property(tries = 100)
    void shouldBeAPointWhenAllRoundsAgree(@ForAll @DoubleRange(min = 0.01, max = 100) double ratio) {
        // Given
        double[] postgresql = {1, 2, 3, 4, 5, 6};
        // When
        Ratio found = INTERVAL.of(postgresql, scaled(postgresql, ratio));
        // Then
        assertThat(found.low()).isCloseTo(ratio, within(1e-9 * ratio));
        assertThat(found.high()).isCloseTo(ratio, within(1e-9 * ratio));
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private static double[] picked(double[] values, List<Integer> order) {
        return order.stream().mapToDouble(i -> values[i]).toArray();
    }
}
