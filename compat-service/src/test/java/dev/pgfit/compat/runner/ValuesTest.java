package dev.pgfit.compat.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void shouldCompareNumbersByValue() {
        assertThat(Values.same(new BigDecimal("20.50"), 20.5)).isTrue();
        assertThat(Values.same(1, 1L)).isTrue();
        assertThat(Values.same(0, new BigDecimal("0.00"))).isTrue();
        assertThat(Values.same(1, 2)).isFalse();
        assertThat(Values.same(1, Double.NaN)).isFalse();
    }

    @Test
    void shouldNotTakeATextForANumber() {
        assertThat(Values.same(1, "1")).isFalse();
        assertThat(Values.same("true", true)).isFalse();
        assertThat(Values.same("", null)).isFalse();
    }

    @Test
    void shouldCompareStructures() {
        assertThat(Values.same(List.of(Map.of("a", 1)), List.of(Map.of("a", 1L))))
                .isTrue();
        assertThat(Values.same(Arrays.asList(1, null), Arrays.asList(1, null))).isTrue();
        assertThat(Values.same(List.of(1, 2), List.of(2, 1))).isFalse();
        assertThat(Values.same(List.of(1), List.of(1, 2))).isFalse();
        assertThat(Values.same(Map.of("a", 1), Map.of("b", 1))).isFalse();
    }
}
