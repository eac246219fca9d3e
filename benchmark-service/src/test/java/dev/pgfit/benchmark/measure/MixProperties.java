package dev.pgfit.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class MixProperties {
    private static final int DRAWS = 20_000;

    @Property(tries = 50)
    void shouldChooseByWeight(
            @ForAll @DoubleRange(min = 0.1, max = 100) double first,
            @ForAll @DoubleRange(min = 0.1, max = 100) double second,
            @ForAll long seed) {
        // Given
        Mix mix = new Mix(List.of(script(first), script(second)), seed);
        // When
        int firsts = 0;
        for (int i = 0; i < DRAWS; i++) {
            firsts += mix.next() == 0 ? 1 : 0;
        }
        // Then
        assertThat((double) firsts / DRAWS).isCloseTo(first / (first + second), within(0.02));
    }

    @Property(tries = 50)
    void shouldChooseTheSameFromTheSameSeed(@ForAll long seed) {
        // Given
        List<Script> scripts = List.of(script(1), script(2), script(3));
        Mix one = new Mix(scripts, seed);
        Mix other = new Mix(scripts, seed);
        // Then
        for (int i = 0; i < 100; i++) {
            assertThat(one.next()).isEqualTo(other.next());
        }
    }

    private static Script script(double weight) {
        return new Script("s", weight, false, () -> new Object[0], List.of(new Statement("SELECT 1", List.of(), 1)));
    }
}
