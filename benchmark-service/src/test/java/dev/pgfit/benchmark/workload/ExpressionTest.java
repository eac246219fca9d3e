package dev.pgfit.benchmark.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rows|57",
                "rows / 10|5",
                "2 + 3 * (rows - 50)|23",
                "max(rows / 100, 1)|1",
                "min(rows, 50) - 1 - 1|48"
            })
    void shouldEvaluate(String text, long expected) {
        assertThat(Expression.parse(text).evaluate(57)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rows +", "row", "1 2", "min(1)", "(1", "99999999999999999999", "1 % 2"})
    void shouldSayWhatIsWrong(String text) {
        assertThatThrownBy(() -> Expression.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no expression over rows");
    }

    @Test
    void shouldRefuseEndlessNesting() {
        assertThatThrownBy(() -> Expression.parse("(".repeat(10_000))).hasMessageContaining("too deeply");
    }
}
