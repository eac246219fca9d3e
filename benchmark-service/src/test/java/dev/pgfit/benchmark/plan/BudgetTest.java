package dev.pgfit.benchmark.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private long now;

    @Test
    void shouldHandOnWhatAQuickTestLeaves() {
        // Given
        Budget budget = new Budget(Duration.ofSeconds(30), 3, () -> now);
        // When
        Share first = budget.next(Duration.ZERO).orElseThrow();
        now += Duration.ofSeconds(2).toNanos();
        Share second = budget.next(Duration.ZERO).orElseThrow();
        // Then
        assertThat(first.fair()).isEqualTo(Duration.ofSeconds(10));
        assertThat(first.most()).isEqualTo(Duration.ofSeconds(15));
        assertThat(second.fair()).isEqualTo(Duration.ofSeconds(14));
        assertThat(second.most()).isEqualTo(Duration.ofSeconds(14));
    }

    @Test
    void shouldKeepTimeForLoadingBackUpToHalf() {
        // Given
        Budget budget = new Budget(Duration.ofSeconds(30), 2, () -> now);
        // Then
        assertThat(budget.next(Duration.ofSeconds(10)).orElseThrow().fair()).isEqualTo(Duration.ofSeconds(10));
        assertThat(budget.next(Duration.ofSeconds(99)).orElseThrow().fair()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void shouldForeseeLoadingByTheSizesBefore() {
        // Given
        LoadingForecast forecast = new LoadingForecast();
        assertThat(forecast.of(List.of(1_000))).isZero();
        // When
        forecast.took(100, Duration.ofSeconds(2));
        // Then
        assertThat(forecast.of(List.of(10_000))).isEqualTo(Duration.ofSeconds(20));
        // When
        forecast.took(1_000, Duration.ofSeconds(4));
        // Then
        assertThat(forecast.of(List.of(10_000))).isEqualTo(Duration.ofSeconds(24));
        assertThat(forecast.of(List.of(10, 1_000))).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void shouldGiveNothingWhenItIsUsedUp() {
        // Given
        Budget budget = new Budget(Duration.ofSeconds(30), 3, () -> now);
        // When
        now += Duration.ofSeconds(31).toNanos();
        // Then
        assertThat(budget.left()).isZero();
        assertThat(budget.next(Duration.ZERO)).isEmpty();
    }

    @Property
    void shouldNeverBeOverdrawnByThoseWhoKeepToTheirMost(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 100) Integer> percentTaken) {
        // Given
        now = 0;
        Duration total = Duration.ofMinutes(6);
        Budget budget = new Budget(total, percentTaken.size(), () -> now);
        // When
        for (int percent : percentTaken) {
            now += budget.next(Duration.ZERO)
                            .map(Share::most)
                            .orElse(Duration.ZERO)
                            .toNanos()
                    / 100
                    * percent;
        }
        // Then
        assertThat(Duration.ofNanos(now)).isLessThanOrEqualTo(total);
    }

    @Test
    void shouldSayTimesInWords() {
        assertThat(InWords.of(Duration.ofMillis(9_120))).isEqualTo("9.1 s");
        assertThat(InWords.of(Duration.ofSeconds(90))).isEqualTo("90 s");
        assertThat(InWords.of(Duration.ofMinutes(6))).isEqualTo("6 min");
    }
}
