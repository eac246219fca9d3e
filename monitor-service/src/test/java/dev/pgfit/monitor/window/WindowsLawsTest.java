package dev.pgfit.monitor.window;

import static dev.pgfit.monitor.Usages.at;
import static dev.pgfit.monitor.Usages.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.LoadSlice;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.monitor.sample.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class WindowsLawsTest {
    @Property
    void shouldDivideTheSamplesAmongTheParts(
            @ForAll @Size(max = 20) List<@IntRange(max = 400) Integer> starts,
            @ForAll @IntRange(max = 200) int began,
            @ForAll @IntRange(min = 200, max = 400) int ended) {
        // Given
        Windows windows = new Schedule(at(began / 10.0), at(ended / 10.0), slices(starts)).of(CandidateKind.PGLITE);
        List<Sample> samples = IntStream.range(0, 200)
                .mapToObj(i -> sample(i * 0.2, (i + 1) * 0.2, 0, i))
                .toList();

        // When
        List<Sample> parts = new ArrayList<>();
        for (WindowKind window : List.of(WindowKind.IDLE, WindowKind.LOAD, WindowKind.COOL_DOWN)) {
            parts.addAll(windows.in(window, samples));
        }
        samples.stream()
                .filter(sample -> windows.partOf(sample) == Part.BETWEEN)
                .forEach(parts::add);

        // Then
        assertThat(parts).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(samples);
        assertThat(windows.in(WindowKind.OVERALL, samples)).isEqualTo(samples);
    }

    @Property
    void shouldCoverNoMoreThanEverything(
            @ForAll @Size(max = 20) List<@IntRange(max = 400) Integer> starts,
            @ForAll @IntRange(max = 399) int from,
            @ForAll @IntRange(min = 1, max = 200) int length) {
        // Given
        Coverage coverage = new Coverage(slices(starts));

        // When
        double whole = coverage.share(at(from / 10.0), at((from + 2 * length) / 10.0));
        double first = coverage.share(at(from / 10.0), at((from + length) / 10.0));
        double second = coverage.share(at((from + length) / 10.0), at((from + 2 * length) / 10.0));

        // Then
        assertThat(whole).isBetween(0.0, 1.0).isCloseTo((first + second) / 2, within(1e-9));
    }

    private static List<LoadSlice> slices(List<Integer> starts) {
        return starts.stream()
                .map(start -> new LoadSlice(CandidateKind.PGLITE, at(start / 10.0), at(start / 10.0 + 0.7)))
                .toList();
    }
}
