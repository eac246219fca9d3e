package dev.pgfit.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.LoadSlice;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlicesTest {
    private static final CandidateKind POSTGRESQL = CandidateKind.POSTGRESQL;

    @Test
    void shouldJoinWhatFollowsOnDataOfTheSameSize() {
        // Given
        Slices slices = new Slices(10, side -> side);

        // When
        slices.add(POSTGRESQL, at(0), at(1), 100);
        slices.add(POSTGRESQL, at(1), at(2), 100);
        slices.add(POSTGRESQL, at(2), at(3), 200);

        // Then
        assertThat(slices.all())
                .containsExactly(
                        new LoadSlice(POSTGRESQL, at(0), at(2), 100), new LoadSlice(POSTGRESQL, at(2), at(3), 200));
    }

    @Test
    void shouldLeaveOutWhatIsTooMuchToTell() {
        // Given
        Slices slices = new Slices(1, side -> side);

        // When
        slices.add(POSTGRESQL, at(0), at(1), 100);
        slices.add(CandidateKind.PGLITE, at(1), at(2), 100);

        // Then
        assertThat(slices.all()).containsExactly(new LoadSlice(POSTGRESQL, at(0), at(1), 100));
    }

    private static Instant at(long second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}
