package dev.pgfit.compat.postgrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.database.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void shouldPutALeakBeforeWhatHappensMoreOften() {
        // When
        CheckFailed together = Tally.of(
                List.of(
                        new CheckFailed("clash", "42P05"),
                        new CheckFailed("clash", "42P05"),
                        CheckFailed.leak("rows of user-2"),
                        new CheckFailed("wrong city")),
                3,
                10);

        // Then
        assertThat(together.isLeak()).isTrue();
        assertThat(together.words())
                .isEqualTo(
                        "7 of 10 requests failed: 1 × rows of user-2; 2 × clash; 1 × wrong city; 3 not sent in time");
    }

    @Test
    void shouldTakeTheSqlStateOfTheMostFrequentKind() {
        // When
        CheckFailed together = Tally.of(
                List.of(
                        new CheckFailed("gone", "26000"),
                        new CheckFailed("clash", "42P05"),
                        new CheckFailed("clash", "42P05")),
                0,
                3);

        // Then
        assertThat(together.sqlState()).isEqualTo("42P05");
        assertThat(together.isLeak()).isFalse();
    }

    @Test
    void shouldSendEachRequestOnceAndCountWhatFails() {
        // Given
        Set<Integer> sent = ConcurrentHashMap.newKeySet();

        // When
        assertThatThrownBy(() -> Parallel.run(4, 100, Deadline.in(Duration.ofSeconds(10)), (lane, number) -> {
                    assertThat(sent.add(number)).isTrue();
                    if (number % 10 == 0) {
                        throw new CheckFailed("no");
                    }
                }))
                // Then
                .hasMessage("10 of 100 requests failed: 10 × no");
        assertThat(sent).hasSize(100);
    }

    @Test
    void shouldCountWhatTheDeadlineLeftUnsent() {
        assertThatThrownBy(() -> Parallel.run(2, 5, Deadline.in(Duration.ZERO), (lane, number) -> {}))
                .hasMessage("5 of 5 requests failed: 5 not sent in time");
    }
}
