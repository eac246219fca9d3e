package dev.pgfit.monitor.trend;

import static dev.pgfit.monitor.Usages.memory;
import static dev.pgfit.monitor.Usages.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgfit.contracts.Trend;
import dev.pgfit.monitor.sample.Sample;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryTrendTest {
    @Test
    void shouldMeasureGrowthPerMinuteOfLoad() {
        // Given a leak of 1 MB per 200 ms of load, in turns of which every other one belongs to the other candidate
        List<Sample> load = IntStream.range(0, 100)
                .mapToObj(i -> sample(i * 0.4, i * 0.4 + 0.2, 0.1, i * 1_000_000L))
                .toList();

        // When
        Trend trend = MemoryTrend.of(blocks(load)).orElseThrow();

        // Then
        assertThat(trend.bytesPerMinute()).isCloseTo(300e6, within(1e3));
        assertThat(trend.low()).isLessThanOrEqualTo(trend.bytesPerMinute());
        assertThat(trend.confidence()).isEqualTo(0.95);
    }

    @Test
    void shouldRepresentALongSeriesByBlocks() {
        // Given
        List<Sample> load =
                memory(IntStream.range(0, 5000).mapToDouble(i -> 1000.0 * i).toArray());

        // When
        Trend trend = MemoryTrend.of(blocks(load)).orElseThrow();

        // Then
        assertThat(trend.bytesPerMinute()).isCloseTo(300_000, within(300.0));
    }

    @Test
    void shouldSayNothingOfTooLittle() {
        assertThat(MemoryTrend.of(blocks(memory(new double[19])))).isEmpty();
        assertThat(MemoryTrend.of(blocks(memory(new double[30])))).isEmpty();
        assertThat(MemoryTrend.of(blocks(memory(new double[60])))).isPresent();
    }

    @Test
    void shouldNotTakeMoreDataForALeak() {
        // Given memory that is twice as high once the data are
        List<Sample> load = memory(IntStream.range(0, 200)
                .mapToDouble(i -> i < 100 ? 100e6 : 200e6)
                .toArray());
        Instant grown = load.get(100).from();

        // When
        Trend trend = MemoryTrend.of(Blocks.of(load, sample -> sample.from().isBefore(grown) ? 100 : 1_000))
                .orElseThrow();

        // Then
        assertThat(trend.bytesPerMinute()).isZero();
        assertThat(trend.low()).isZero();
    }

    private static List<Blocks.Block> blocks(List<Sample> load) {
        return Blocks.of(load, sample -> null);
    }
}
