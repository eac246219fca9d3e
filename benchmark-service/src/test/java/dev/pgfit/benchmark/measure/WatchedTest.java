package dev.pgfit.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WatchedTest {
    @Test
    void shouldForgetADisturbanceThatWasRepeated() {
        // When
        Watched watched = Watched.NONE.repeating("steal").counting("");
        // Then
        assertThat(watched.repeated()).isEqualTo(1);
        assertThat(watched.unrepeated()).isEmpty();
    }

    @Test
    void shouldKeepOneThatThereWasNoTimeToRepeat() {
        assertThat(Watched.NONE.repeating("steal").unrepeated()).isEqualTo("steal");
    }

    @Test
    void shouldGiveUpWhenRepeatingDoesNotHelp() {
        // Given
        Watched watched = Watched.NONE.repeating("busy").repeating("busy").repeating("busy");
        // Then
        assertThat(watched.mayRepeat()).isFalse();
        assertThat(watched.counting("busy").counting("").unrepeated()).isEqualTo("busy");
        assertThat(watched.counting("busy").mayRepeat()).isFalse();
    }
}
