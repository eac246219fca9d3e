package dev.pgfit.monitor.guest;

import static dev.pgfit.monitor.Usages.at;
import static dev.pgfit.monitor.Usages.machine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.GuestUsage;
import dev.pgfit.contracts.GuestWindow;
import dev.pgfit.contracts.LoadSlice;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.monitor.Usages;
import dev.pgfit.monitor.window.Schedule;
import dev.pgfit.monitor.window.Windows;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GuestLogLawsTest {
    @Property
    void shouldKeepEachReadingOnceHoweverOftenItIsBroughtAlong(
            @ForAll @Size(max = 50) List<@IntRange(min = 1, max = 10) Integer> times) {
        // Given readings of the guest every five seconds, each brought along so many times
        GuestLog log = new GuestLog(at(0), 1000);
        List<GuestUsage> readings = IntStream.range(0, times.size())
                .mapToObj(i -> Usages.guest(i * 5, 40e6 + i))
                .toList();

        // When
        for (int i = 0; i < readings.size(); i++) {
            for (int host = 0; host < times.get(i); host++) {
                log.read(machine(i * 5 + host * 0.4, readings.get(i)));
            }
        }

        // Then
        assertThat(log.snapshot()).isEqualTo(readings);
    }

    @Property
    void shouldNeverKeepMoreThanTheCap(
            @ForAll @IntRange(min = 2, max = 40) int cap, @ForAll @IntRange(max = 500) int readings) {
        // Given
        GuestLog log = new GuestLog(at(0), cap);

        // When
        for (int i = 0; i < readings; i++) {
            log.read(machine(i, Usages.guest(i, 1e6)));
        }

        // Then
        assertThat(log.snapshot())
                .hasSizeLessThanOrEqualTo(cap)
                .hasSizeGreaterThanOrEqualTo(Math.min(readings, cap / 2))
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    }

    @Property
    void shouldDivideTheReadingsAmongTheWindows(
            @ForAll @NotEmpty @Size(max = 20) List<@IntRange(max = 400) Integer> starts,
            @ForAll @IntRange(max = 200) int began,
            @ForAll @IntRange(min = 200, max = 400) int ended,
            @ForAll @IntRange(max = 450) int moment) {
        // Given
        List<LoadSlice> slices = starts.stream()
                .map(start -> new LoadSlice(CandidateKind.POSTGRESQL, at(start / 10.0), at(start / 10.0 + 0.7)))
                .toList();
        Windows windows = new Schedule(at(began / 10.0), at(ended / 10.0), slices).of(CandidateKind.POSTGRESQL);

        // When
        List<WindowKind> in = Stream.of(WindowKind.IDLE, WindowKind.LOAD, WindowKind.COOL_DOWN)
                .filter(kind -> windows.holds(kind, at(moment / 10.0)))
                .toList();

        // Then
        boolean loaded = slices.stream()
                .anyMatch(s -> !at(moment / 10.0).isBefore(s.from())
                        && at(moment / 10.0).isBefore(s.to()));
        assertThat(in).hasSizeLessThanOrEqualTo(1);
        assertThat(in.contains(WindowKind.LOAD)).isEqualTo(loaded);
        assertThat(windows.holds(WindowKind.OVERALL, at(moment / 10.0))).isTrue();
    }

    @Test
    void shouldTakeUsedMemoryAsTotalLessAvailable() {
        // When
        GuestWindow window = GuestReport.of(List.of(Usages.guest(0, 30e6), Usages.guest(5, 50e6)));

        // Then
        assertThat(window.samples()).isEqualTo(2);
        assertThat(window.memoryTotalBytes()).isEqualTo(100_000_000);
        assertThat(window.memoryUsedBytes().average()).isEqualTo(40e6);
        assertThat(window.memoryUsedBytes().peak()).isEqualTo(50e6);
    }

    @Test
    void shouldSayNothingOfNowByAnOldReading() {
        // Given
        GuestLog log = new GuestLog(at(0), 10);
        GuestUsage old = Usages.guest(1, 1e6);

        // When, Then
        assertThat(log.read(machine(2, old))).contains(old);
        assertThat(log.read(machine(32, old))).isEmpty();
        assertThat(log.snapshot()).containsExactly(old);
    }

    @Test
    void shouldIgnoreWhatCannotBeAndWhatWasBefore() {
        // Given
        GuestLog log = new GuestLog(at(10), 10);

        // When
        log.read(machine(11, Usages.guest(9, 1e6)));
        log.read(machine(12, new GuestUsage(at(12), 100, 200, 0, 0, 1)));
        log.read(machine(13, new GuestUsage(at(13), 200, 100, 0, Double.NaN, 1)));
        log.read(machine(14, null));

        // Then
        assertThat(log.snapshot()).isEmpty();
    }
}
