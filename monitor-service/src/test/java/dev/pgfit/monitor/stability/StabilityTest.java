package dev.pgfit.monitor.stability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.MemoryStep;
import dev.pgfit.contracts.Statistics;
import dev.pgfit.contracts.Trend;
import dev.pgfit.monitor.stability.Stability.Evidence;
import dev.pgfit.monitor.step.MemorySteps;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StabilityTest {
    private static final StabilityLimits LIMITS = new StabilityLimits(0.5, 64_000_000, 32_000_000);
    private static final Statistics STEADY = new Statistics(200e6, 190e6, 210e6, 205e6, 25e12, 0.025);
    private static final Trend LEAK = new Trend(50e6, 40e6, 60e6, 0.95);
    private static final MemorySteps NO_STEPS = new MemorySteps(List.of(), 0, 0, 0);
    private static final Trend LEVEL = new Trend(1e6, -5e6, 7e6, 0.95);

    @Test
    void shouldNotBeStableWhenItWasLost() {
        // When
        Stability stability = Stability.judge(
                new Evidence("under load", 100, STEADY, LEVEL, LEVEL, 0, "not running: its pod was evicted", NO_STEPS),
                LIMITS);

        // Then
        assertThat(stability.stable()).isFalse();
        assertThat(stability.why()).isEqualTo("in the end not running: its pod was evicted");
    }

    @Test
    void shouldCallSteadyMemoryStable() {
        // When
        Stability stability =
                Stability.judge(new Evidence("under load", 100, STEADY, LEVEL, LEVEL, 0, null, NO_STEPS), LIMITS);

        // Then
        assertThat(stability.stable()).isTrue();
        assertThat(stability.why())
                .isEqualTo(
                        "memory of its own varied by 3 % under load, kept one level, trend -5.0 to 7.0 MB a minute, no restart");
    }

    @Test
    void shouldGiveNoFiguresOfATrendThatTellsNothing() {
        // Given
        var anything = new Trend(-2.5e9, -6.3e9, 2.2e9, 0.95);

        // When
        Stability stability =
                Stability.judge(new Evidence("under load", 100, STEADY, anything, null, 0, null, NO_STEPS), LIMITS);

        // Then
        assertThat(stability.why()).contains("kept one level, no trend that could be told, no restart");
    }

    @Test
    void shouldCallAProvenLeakUnstable() {
        // When
        Stability stability =
                Stability.judge(new Evidence("under load", 100, STEADY, LEAK, LEAK, 0, null, NO_STEPS), LIMITS);

        // Then
        assertThat(stability.stable()).isFalse();
        assertThat(stability.why()).contains("at least 40.0 MB a minute").contains("limit 32.0");
    }

    @Test
    void shouldForgiveGrowthThatLevelsOff() {
        assertThat(Stability.judge(new Evidence("under load", 100, STEADY, LEAK, LEVEL, 0, null, NO_STEPS), LIMITS)
                        .stable())
                .isTrue();
    }

    @Test
    void shouldForgiveASmallProcessItsRelativeVariation() {
        // Given
        Statistics small = new Statistics(30e6, 10e6, 90e6, 80e6, 900e12, 1.0);
        Statistics large = new Statistics(300e6, 100e6, 900e6, 800e6, 90_000e12, 1.0);

        // Then
        assertThat(Stability.judge(new Evidence("under load", 100, small, null, null, 0, null, NO_STEPS), LIMITS)
                        .stable())
                .isTrue();
        assertThat(Stability.judge(new Evidence("under load", 100, large, null, null, 0, null, NO_STEPS), LIMITS))
                .isEqualTo(new Stability(
                        false, "memory of its own varied by 100 % (standard deviation 300 MB) under load, limit 50 %"));
    }

    @Test
    void shouldCallADeathUnstable() {
        // When
        Stability stability =
                Stability.judge(new Evidence("under load", 100, STEADY, null, null, 2, null, NO_STEPS), LIMITS);

        // Then
        assertThat(stability).isEqualTo(new Stability(false, "died and was restarted 2 times"));
    }

    @Test
    void shouldNotCallStableWhatNobodySaw() {
        assertThat(Stability.judge(
                        new Evidence("while watched", 0, Statistics.NONE, null, null, 0, null, NO_STEPS), LIMITS))
                .isEqualTo(new Stability(false, "no samples while watched: nothing shows that it is stable"));
    }

    @Test
    void shouldCallMemoryUnstableThatKeepsSteppingUpOnTheSameData() {
        // Given
        MemoryStep up = new MemoryStep(Instant.EPOCH, 100e6, 130e6);
        MemorySteps restless = new MemorySteps(List.of(up, up, up), 0, 3, 90e6);

        // When
        Stability stability =
                Stability.judge(new Evidence("under load", 100, STEADY, LEVEL, LEVEL, 0, null, restless), LIMITS);

        // Then
        assertThat(stability)
                .isEqualTo(new Stability(
                        false,
                        "memory of its own stepped up 3 times in the second half under load, by 90 MB in all, on data of the same"
                                + " size"));
    }

    @Test
    void shouldSayWhichStepsCameWithTheData() {
        // Given
        MemorySteps loaded = new MemorySteps(List.of(new MemoryStep(Instant.EPOCH, 100e6, 130e6)), 1, 0, 0);

        // When
        Stability stability =
                Stability.judge(new Evidence("under load", 100, STEADY, LEVEL, LEVEL, 0, null, loaded), LIMITS);

        // Then
        assertThat(stability.stable()).isTrue();
        assertThat(stability.why())
                .contains("changed its level once (each with the data's size), at most from 100 to 130 MB");
    }
}
