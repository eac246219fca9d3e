package dev.pgfit.monitor.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgfit.contracts.Statistics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;

class DescribeLawsTest {
    @Property
    void shouldNotDependOnTheOrder(
            @ForAll @Size(min = 1, max = 100) List<@DoubleRange(min = 0, max = 1e9) Double> values, @ForAll long seed) {
        // Given
        List<Double> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, new Random(seed));

        // When
        Statistics one = Describe.of(array(values, 1));
        Statistics other = Describe.of(array(shuffled, 1));

        // Then
        assertAlike(one, other);
        assertThat(one.p95()).isEqualTo(other.p95());
        assertThat(values).contains(one.p95());
        assertThat(one.minimum()).isLessThanOrEqualTo(one.p95());
        assertThat(one.p95()).isLessThanOrEqualTo(one.peak());
    }

    @Property
    void shouldScaleWithTheUnit(
            @ForAll @Size(min = 1, max = 100) List<@DoubleRange(min = 0, max = 1e6) Double> values,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double unit) {
        // When
        Statistics one = Describe.of(array(values, 1));
        Statistics scaled = Describe.of(array(values, unit));

        // Then
        assertAlike(
                scaled,
                new Statistics(
                        one.average() * unit,
                        one.minimum() * unit,
                        one.peak() * unit,
                        one.p95() * unit,
                        one.variance() * unit * unit,
                        one.coefficientOfVariation()));
    }

    private static void assertAlike(Statistics one, Statistics other) {
        assertThat(one.average()).isCloseTo(other.average(), near(other.average()));
        assertThat(one.minimum()).isCloseTo(other.minimum(), near(other.minimum()));
        assertThat(one.peak()).isCloseTo(other.peak(), near(other.peak()));
        assertThat(one.p95()).isCloseTo(other.p95(), near(other.p95()));
        assertThat(one.variance()).isCloseTo(other.variance(), near(other.variance()));
        assertThat(one.coefficientOfVariation()).isCloseTo(other.coefficientOfVariation(), within(1e-6));
    }

    private static Offset<Double> near(double value) {
        return within(1e-6 * Math.max(1, Math.abs(value)));
    }

    private static double[] array(List<Double> values, double unit) {
        return values.stream().mapToDouble(value -> value * unit).toArray();
    }
}
