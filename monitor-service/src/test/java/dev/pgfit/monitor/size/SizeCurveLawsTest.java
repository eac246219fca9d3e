package dev.pgfit.monitor.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.pgfit.contracts.LimitProjection;
import dev.pgfit.contracts.MemoryFit;
import dev.pgfit.contracts.MemoryFit.Shape;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class SizeCurveLawsTest {
    private static final double[] ROWS = {100, 1_000, 10_000, 20_000, 40_000};

    @Property
    void shouldRecoverALine(
            @ForAll @DoubleRange(min = 1e6, max = 1e9) double base,
            @ForAll @DoubleRange(min = 10, max = 1e5) double slope) {
        // When
        MemoryFit fit = SizeCurve.fit(
                ROWS, Arrays.stream(ROWS).map(r -> base + slope * r).toArray());

        // Then
        assertThat(fit.shape()).isEqualTo(Shape.LINEAR);
        assertThat(fit.slope()).isCloseTo(slope, withinPercentage(0.01));
        assertThat(fit.baseBytes()).isCloseTo(base, withinPercentage(0.01));
        assertThat(fit.low()).isPositive();
    }

    @Property
    void shouldRecoverALogarithm(
            @ForAll @DoubleRange(min = 1e6, max = 1e9) double base,
            @ForAll @DoubleRange(min = 1e4, max = 1e8) double slope) {
        // When
        MemoryFit fit = SizeCurve.fit(
                ROWS,
                Arrays.stream(ROWS)
                        .map(r -> base + slope * Math.log(r) / Math.log(2))
                        .toArray());

        // Then
        assertThat(fit.shape()).isEqualTo(Shape.LOGARITHMIC);
        assertThat(fit.slope()).isCloseTo(slope, withinPercentage(0.01));
    }

    @Property
    void shouldSayWhereTheCurveMeetsTheLimit(
            @ForAll @DoubleRange(min = 10, max = 1e5) double slope,
            @ForAll @DoubleRange(min = 50_000, max = 1e7) double rows) {
        // Given
        MemoryFit fit = SizeCurve.fit(
                ROWS, Arrays.stream(ROWS).map(r -> 1e6 + slope * r).toArray());

        // When
        LimitProjection limit =
                SizeCurve.reaches(fit, 40_000, SizeCurve.at(fit, rows)).orElseThrow();

        // Then
        assertThat(limit.reachedAt()).isCloseTo(rows, withinPercentage(0.1));
        assertThat(limit.earliest()).isLessThanOrEqualTo(limit.reachedAt() * 1.001);
    }

    @Property
    void shouldForeseeNothingUnlessGrowthIsProved(@ForAll Random random) {
        // Given memory that doesn't depend on the data
        double[] noise =
                Arrays.stream(ROWS).map(r -> 1e8 + 1e5 * random.nextGaussian()).toArray();

        // When
        MemoryFit fit = SizeCurve.fit(ROWS, noise);

        // Then
        assertThat(SizeCurve.reaches(fit, 40_000, 4e8).isEmpty() || fit.low() > 0)
                .isTrue();
    }

    @Example
    void shouldBearOneSizeThatIsFarOff() {
        // When
        MemoryFit fit = SizeCurve.fit(ROWS, new double[] {100e6, 102e6, 900e6, 140e6, 180e6});

        // Then
        assertThat(fit.slope()).isCloseTo(2000, within(1500.0));
    }

    @Example
    void shouldRefuseTooFewSizes() {
        assertThatThrownBy(() -> SizeCurve.fit(new double[4], new double[4]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
