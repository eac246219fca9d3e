package dev.pgfit.monitor.window;

import static dev.pgfit.monitor.Usages.at;
import static dev.pgfit.monitor.Usages.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.LoadSlice;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private final Schedule schedule = new Schedule(
            at(10),
            at(20),
            List.of(
                    new LoadSlice(CandidateKind.PGLITE, at(15), at(19)),
                    new LoadSlice(CandidateKind.POSTGRESQL, at(11), at(12)),
                    new LoadSlice(CandidateKind.POSTGRESQL, at(12), at(13))));

    @Test
    void shouldTellTheWindowsOfEachCandidateApart() {
        // When
        Windows postgresql = schedule.of(CandidateKind.POSTGRESQL);
        Windows pglite = schedule.of(CandidateKind.PGLITE);

        // Then
        assertThat(postgresql.partOf(sample(5, 5.2, 0, 1))).isEqualTo(Part.IDLE);
        assertThat(postgresql.partOf(sample(11.9, 12.1, 0, 1))).isEqualTo(Part.LOAD);
        assertThat(pglite.partOf(sample(11.9, 12.1, 0, 1))).isEqualTo(Part.BETWEEN);
        assertThat(pglite.partOf(sample(16, 16.2, 0, 1))).isEqualTo(Part.LOAD);
        assertThat(postgresql.partOf(sample(20, 20.2, 0, 1))).isEqualTo(Part.COOL_DOWN);
    }

    @Test
    void shouldCountASampleAsLoadFromHalfOfItOn() {
        // Given
        Windows windows = schedule.of(CandidateKind.POSTGRESQL);

        // Then
        assertThat(windows.partOf(sample(10.9, 11.1, 0, 1))).isEqualTo(Part.LOAD);
        assertThat(windows.partOf(sample(10.89, 11.09, 0, 1))).isEqualTo(Part.BETWEEN);
    }

    @Test
    void shouldAddUpManyShortSlicesWithinOneSample() {
        // Given
        Windows windows = new Schedule(
                        at(0),
                        null,
                        List.of(
                                new LoadSlice(CandidateKind.PGLITE, at(1.00), at(1.06)),
                                new LoadSlice(CandidateKind.PGLITE, at(1.10), at(1.16))))
                .of(CandidateKind.PGLITE);

        // Then
        assertThat(windows.partOf(sample(1.0, 1.2, 0, 1))).isEqualTo(Part.LOAD);
    }

    @Test
    void shouldTakeTheFirstSliceWhenTheBeginOfTheLoadWasMissed() {
        // Given
        Windows windows = new Schedule(null, at(20), List.of(new LoadSlice(CandidateKind.POSTGRESQL, at(11), at(12))))
                .of(CandidateKind.PGLITE);

        // Then
        assertThat(windows.partOf(sample(10, 10.2, 0, 1))).isEqualTo(Part.IDLE);
        assertThat(windows.partOf(sample(11, 11.2, 0, 1))).isEqualTo(Part.BETWEEN);
    }

    @Test
    void shouldCallEverythingIdleWithoutALoad() {
        assertThat(Schedule.NO_LOAD.of(CandidateKind.PGLITE).partOf(sample(3, 4, 1, 1)))
                .isEqualTo(Part.IDLE);
    }
}
