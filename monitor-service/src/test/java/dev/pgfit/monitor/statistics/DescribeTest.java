package dev.pgfit.monitor.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgfit.contracts.Statistics;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DescribeTest {
    @Test
    void shouldDescribeKnownValues() {
        // When
        Statistics figures = Describe.of(new double[] {2, 4, 4, 4, 5, 5, 7, 9});

        // Then
        assertThat(figures.average()).isEqualTo(5);
        assertThat(figures.minimum()).isEqualTo(2);
        assertThat(figures.peak()).isEqualTo(9);
        assertThat(figures.variance()).isCloseTo(32.0 / 7, within(1e-12));
        assertThat(figures.coefficientOfVariation()).isCloseTo(Math.sqrt(32.0 / 7) / 5, within(1e-12));
    }

    @Test
    void shouldTakeTheNearestRankAsPercentile() {
        // When
        Statistics figures =
                Describe.of(IntStream.rangeClosed(1, 100).asDoubleStream().toArray());

        // Then
        assertThat(figures.p95()).isEqualTo(95);
    }

    @Test
    void shouldDescribeNothingAndOne() {
        assertThat(Describe.of(new double[0])).isEqualTo(Statistics.NONE);
        assertThat(Describe.of(new double[] {3})).isEqualTo(new Statistics(3, 3, 3, 3, 0, 0));
        assertThat(Describe.of(new double[] {0, 0}).coefficientOfVariation()).isZero();
    }
}
