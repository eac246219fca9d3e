package dev.pgfit.monitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.ThresholdCrossed.Direction;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ThresholdWatchLawsTest {
    @Property
    void shouldAlternateBeginningWithAbove(
            @ForAll @Size(max = 200) List<@DoubleRange(min = 0, max = 200) Double> values,
            @ForAll @IntRange(min = 1, max = 5) int streak) {
        // When
        List<Direction> crossings = crossings(new ThresholdWatch(100, streak), values);

        // Then
        for (int i = 0; i < crossings.size(); i++) {
            assertThat(crossings.get(i)).isEqualTo(i % 2 == 0 ? Direction.ABOVE : Direction.BACK_BELOW);
        }
        assertThat(crossings.size() * streak).isLessThanOrEqualTo(values.size());
    }

    @Property
    void shouldNotFlapWhileTheFigureTremblesAroundTheLimit(
            @ForAll @Size(max = 200) List<@DoubleRange(min = 95.1, max = 105) Double> values) {
        assertThat(crossings(new ThresholdWatch(100, 3), values)).hasSizeLessThanOrEqualTo(1);
    }

    @Example
    void shouldNeedSeveralSamplesInARow() {
        // Given
        ThresholdWatch watch = new ThresholdWatch(100, 3);

        // Then
        assertThat(crossings(watch, List.of(101.0, 101.0, 99.0, 101.0, 101.0))).isEmpty();
        assertThat(watch.next(101)).contains(Direction.ABOVE);
        assertThat(crossings(watch, List.of(96.0, 96.0, 96.0, 94.0, 94.0))).isEmpty();
        assertThat(watch.next(94)).contains(Direction.BACK_BELOW);
    }

    @Example
    void shouldNotCountAcrossAGap() {
        // Given
        ThresholdWatch watch = new ThresholdWatch(100, 2);
        watch.next(101);

        // When
        watch.interrupted();

        // Then
        assertThat(watch.next(101)).isEmpty();
        assertThat(watch.next(101)).contains(Direction.ABOVE);
    }

    private static List<Direction> crossings(ThresholdWatch watch, List<Double> values) {
        List<Direction> crossings = new ArrayList<>();
        values.forEach(value -> watch.next(value).ifPresent(crossings::add));
        return crossings;
    }
}
