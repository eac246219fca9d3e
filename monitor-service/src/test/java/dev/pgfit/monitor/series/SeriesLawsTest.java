package dev.pgfit.monitor.series;

import static dev.pgfit.monitor.Usages.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgfit.monitor.sample.Sample;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SeriesLawsTest {
    @Property
    void shouldStayBelowTheCapAndLoseNothing(
            @ForAll @IntRange(min = 4, max = 50) int cap,
            @ForAll @Size(max = 300) List<@IntRange(max = 1_000_000) Integer> memory) {
        // Given
        Series series = new Series(cap);

        // When
        for (int i = 0; i < memory.size(); i++) {
            series.add(sample(i * 0.2, (i + 1) * 0.2, 0.05, memory.get(i)));
        }

        // Then
        List<Sample> kept = series.snapshot();
        assertThat(kept).hasSizeLessThanOrEqualTo(cap + 1);
        assertThat(kept.stream().mapToDouble(s -> s.spent().cpuSeconds()).sum())
                .isCloseTo(0.05 * memory.size(), within(1e-9));
        assertThat(kept.stream().mapToLong(s -> s.spent().networkSentBytes()).sum())
                .isEqualTo(4L * memory.size());
        assertThat(kept.stream().mapToLong(Sample::peakMemoryBytes).max().orElse(-1))
                .isEqualTo(memory.stream().mapToLong(Integer::longValue).max().orElse(-1));
        for (int i = 1; i < kept.size(); i++) {
            assertThat(kept.get(i - 1).adjoins(kept.get(i))).isTrue();
        }
    }
}
