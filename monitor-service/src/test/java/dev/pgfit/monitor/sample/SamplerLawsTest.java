package dev.pgfit.monitor.sample;

import static dev.pgfit.monitor.Usages.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SamplerLawsTest {
    @Property
    void shouldAddUpToLastMinusFirstWithinAnEpoch(
            @ForAll @Size(min = 2, max = 60) List<@DoubleRange(min = 0, max = 1) Double> steps) {
        // Given
        Sampler sampler = new Sampler(Duration.ofSeconds(1));
        double cpu = 3;
        List<Sample> samples = new ArrayList<>();

        // When
        for (int i = 0; i < steps.size(); i++) {
            cpu += i == 0 ? 0 : steps.get(i);
            collect(sampler.next(running(i * 0.2, 0, cpu, 100)), samples);
        }

        // Then
        double spent = samples.stream().mapToDouble(s -> s.spent().cpuSeconds()).sum();
        long read = samples.stream().mapToLong(s -> s.spent().ioReadBytes()).sum();
        assertThat(spent).isCloseTo(cpu - 3, within(1e-9));
        assertThat(read).isEqualTo(Math.round(cpu * 1000) - 3000);
    }

    @Property
    void shouldNeverSpendLessThanNothing(
            @ForAll @Size(max = 60) List<@DoubleRange(min = 0, max = 10) Double> counters,
            @ForAll @Size(60) List<@IntRange(max = 2) Integer> restarts) {
        // Given
        Sampler sampler = new Sampler(Duration.ofSeconds(1));
        List<Sample> samples = new ArrayList<>();

        // When
        for (int i = 0; i < counters.size(); i++) {
            collect(sampler.next(running(i * 0.2, restarts.get(i), counters.get(i), 100)), samples);
        }

        // Then
        assertThat(samples).allSatisfy(sample -> {
            assertThat(sample.cpuPercent()).isNotNegative();
            assertThat(sample.spent().networkSentBytes()).isNotNegative();
        });
    }

    private static void collect(Reading reading, List<Sample> samples) {
        if (reading instanceof Reading.Measured(Sample sample)) {
            samples.add(sample);
        }
    }
}
