package dev.pgfit.monitor.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class TheilSenLawsTest {
    @Property
    void shouldRecoverAnExactLine(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double slope,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double offset,
            @ForAll @IntRange(min = 3, max = 60) int points) {
        // Given
        double[] x = IntStream.range(0, points).mapToDouble(i -> i * 0.5).toArray();
        double[] y = IntStream.range(0, points)
                .mapToDouble(i -> offset + slope * x[i])
                .toArray();

        // When
        TheilSen fit = TheilSen.fit(x, y);

        // Then
        assertThat(fit.slope()).isCloseTo(slope, within(1e-3));
        assertThat(fit.low()).isCloseTo(slope, within(1e-2));
        assertThat(fit.high()).isCloseTo(slope, within(1e-2));
    }

    @Property
    void shouldHoldItsSlopeWithinItsInterval(@ForAll long seed, @ForAll @IntRange(min = 3, max = 80) int points) {
        // Given
        Random random = new Random(seed);
        double[] x = IntStream.range(0, points).asDoubleStream().toArray();
        double[] y = IntStream.range(0, points)
                .mapToDouble(i -> random.nextGaussian())
                .toArray();

        // When
        TheilSen fit = TheilSen.fit(x, y);

        // Then
        assertThat(fit.slope()).isBetween(fit.low(), fit.high());
    }

    @Example
    void shouldBeUnmovedByAQuarterOfOutliers() {
        // Given
        double[] x = IntStream.range(0, 100).asDoubleStream().toArray();
        double[] y = IntStream.range(0, 100)
                .mapToDouble(i -> i % 4 == 0 ? 1e6 : 3 * x[i])
                .toArray();

        // When
        TheilSen fit = TheilSen.fit(x, y);

        // Then
        assertThat(fit.slope()).isCloseTo(3, within(0.5));
    }

    @Example
    void shouldSeldomProveATrendInNoiseThatRemembers() {
        // Given
        int claims = 0;

        // When
        for (int seed = 0; seed < 400; seed++) {
            claims += claimsGrowth(wandering(new Random(seed), 200, 0.8)) ? 1 : 0;
        }

        // Then: 5 % promised on both sides, so 2.5 % on one; plain Sen would claim about 25 %
        assertThat(claims).isLessThanOrEqualTo(24);
    }

    @Property
    void shouldFollowAnyLineAddedToThePoints(
            @ForAll long seed,
            @ForAll @IntRange(min = 3, max = 40) int points,
            @ForAll @DoubleRange(min = -100, max = 100) double line,
            @ForAll @DoubleRange(min = 0.1, max = 100) double scale) {
        // Given
        Random random = new Random(seed);
        double[] x = IntStream.range(0, points).asDoubleStream().toArray();
        double[] y = IntStream.range(0, points)
                .mapToDouble(i -> random.nextGaussian())
                .toArray();
        double[] moved = IntStream.range(0, points)
                .mapToDouble(i -> 7 + line * x[i] + scale * y[i])
                .toArray();

        // When
        TheilSen fit = TheilSen.fitIndependent(x, y);
        TheilSen of = TheilSen.fitIndependent(x, moved);

        // Then
        assertThat(of.slope()).isCloseTo(line + scale * fit.slope(), within(1e-6));
        assertThat(of.low()).isCloseTo(line + scale * fit.low(), within(1e-6));
        assertThat(of.high()).isCloseTo(line + scale * fit.high(), within(1e-6));
    }

    @Property(tries = 100)
    void shouldNotCareForTheLevelsOfGroups(
            @ForAll long seed, @ForAll @DoubleRange(min = -1e6, max = 1e6) double level) {
        // Given
        Random random = new Random(seed);
        double[] x = IntStream.range(0, 20).asDoubleStream().toArray();
        double[] y =
                IntStream.range(0, 20).mapToDouble(i -> random.nextGaussian()).toArray();
        double[] lifted = Arrays.stream(y).map(value -> value + level).toArray();

        // When
        TheilSen fit = TheilSen.fit(List.of(new TheilSen.Points(x, y), new TheilSen.Points(x, y)));
        TheilSen of = TheilSen.fit(List.of(new TheilSen.Points(x, y), new TheilSen.Points(x, lifted)));

        // Then
        assertThat(of.slope()).isCloseTo(fit.slope(), within(1e-6));
        assertThat(of.low()).isCloseTo(fit.low(), within(1e-6));
    }

    @Example
    void shouldBeHonestAboutMemoryThatRemembersLong() {
        // Given
        int claims = 0;

        // When
        for (int seed = 0; seed < 300; seed++) {
            claims += claimsGrowth(wandering(new Random(seed), 100, 0.95)) ? 1 : 0;
        }

        // Then
        assertThat(claims).isLessThanOrEqualTo(24);
    }

    @Example
    void shouldRefuseTooFewPoints() {
        assertThatThrownBy(() -> TheilSen.fit(new double[2], new double[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean claimsGrowth(double[] y) {
        return TheilSen.fit(IntStream.range(0, y.length).asDoubleStream().toArray(), y)
                        .low()
                > 0;
    }

    private static double[] wandering(Random random, int points, double memory) {
        double[] y = new double[points];
        for (int i = 1; i < points; i++) {
            y[i] = memory * y[i - 1] + random.nextGaussian();
        }
        return y;
    }
}
