package dev.pgfit.benchmark.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SizeLadderTest {
    @Test
    void shouldAddDoubledSizesUntilThereAreFive() {
        // When / Then
        assertThat(SizeLadder.above(List.of(100, 1_000, 10_000))).containsExactly(20_000, 40_000);
        assertThat(SizeLadder.above(List.of(100))).containsExactly(200, 400, 800, 1_600);
    }

    @Test
    void shouldAddNothingToFiveSizes() {
        // When / Then
        assertThat(SizeLadder.above(List.of(1, 2, 3, 4, 5))).isEmpty();
    }

    @Test
    void shouldStopAtAMillionRows() {
        // When / Then
        assertThat(SizeLadder.above(List.of(1_000_000))).isEmpty();
        assertThat(SizeLadder.above(List.of(300_000))).containsExactly(600_000);
    }
}
