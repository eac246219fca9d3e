package dev.pgfit.monitor.series;

import static dev.pgfit.monitor.Usages.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.monitor.sample.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void shouldGiveBackWhatItWasGivenBelowTheCap() {
        // Given
        Series series = new Series(1000);
        Sample first = sample(0, 0.2, 0.123456789, 87_654_321_987L);
        Sample second = sample(0.2, 0.4, 0.1, 3);

        // When
        series.add(first);
        series.add(second);

        // Then
        assertThat(series.snapshot()).containsExactly(first, second);
        assertThat(series.granularity()).isEqualTo(1);
    }

    @Test
    void shouldMergeNeighboursAtTheCap() {
        // Given
        Series series = new Series(4);

        // When
        for (int i = 0; i < 5; i++) {
            series.add(sample(i, i + 1, 1, 100 * i));
        }

        // Then
        List<Sample> kept = series.snapshot();
        assertThat(kept).hasSize(3);
        assertThat(kept.getFirst().level().memoryBytes()).isEqualTo(50);
        assertThat(kept.getFirst().peakMemoryBytes()).isEqualTo(100);
        assertThat(series.granularity()).isEqualTo(2);
        assertThat(series.dropped()).isZero();
    }

    @Test
    void shouldDropAndCountWhenGapsLeaveNothingToMerge() {
        // Given
        Series series = new Series(8);

        // When
        for (int i = 0; i < 100; i++) {
            series.add(sample(2 * i, 2 * i + 1, 1, 100));
        }

        // Then
        assertThat(series.size()).isLessThanOrEqualTo(9);
        assertThat(series.dropped()).isPositive();
    }

    @Test
    void shouldKeepHalfAnHourAtTwentyMillisecondsInAFewMegabytes() {
        // Given
        Series series = new Series(32_768);

        // When
        for (int i = 0; i < 90_000; i++) {
            series.add(sample(i * 0.02, (i + 1) * 0.02, 0.01, i));
        }

        // Then
        assertThat(series.size()).isBetween(16_384, 32_769);
        assertThat(series.snapshot().getLast().peakMemoryBytes()).isEqualTo(89_999);
    }

    @Test
    void shouldNotChangeASnapshotLater() {
        // Given
        Series series = new Series(100);
        series.add(sample(0, 1, 1, 1));
        List<Sample> snapshot = series.snapshot();

        // When
        series.add(sample(1, 2, 1, 1));
        series.compact(1);

        // Then
        assertThat(snapshot).containsExactly(sample(0, 1, 1, 1));
    }

    @Test
    void shouldRefuseACapThatHoldsNothing() {
        assertThatThrownBy(() -> new Series(1)).isInstanceOf(IllegalArgumentException.class);
    }
}
