package dev.pgfit.benchmark.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.Ratio;
import dev.pgfit.contracts.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
    private final Judge judge = new Judge(0.05, "PostgreSQL", "PGlite");

    @ParameterizedTest
    @CsvSource({
        "1.06, 1.2, POSTGRESQL_FASTER",
        "0.5, 0.95, PGLITE_FASTER",
        "0.96, 1.04, EQUIVALENT",
        "1.0, 1.2, NOT_PROVABLE",
        "0.9, 1.0, NOT_PROVABLE",
        "0.5, 2.0, NOT_PROVABLE",
    })
    void shouldJudgeByTheInterval(double low, double high, Verdict expected) {
        // Given
        Ratio ratio = new Ratio(Math.sqrt(low * high), low, high, 0.95);
        // When
        Judge.Judgement judgement = judge.judge(ratio, 10);
        // Then
        assertThat(judgement.verdict()).isEqualTo(expected);
        assertThat(judgement.reason()).contains("95 % interval");
    }

    @Test
    void shouldProveNothingFromFewRounds() {
        // When
        Judge.Judgement judgement = judge.judge(new Ratio(3, 2.9, 3.1, 0.95), 3);
        // Then
        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_PROVABLE);
        assertThat(judgement.reason()).contains("3 rounds are too few");
    }

    @Test
    void shouldAverageRatiosGeometrically() {
        assertThat(GeometricMean.of(List.of(2.0, 0.5))).hasValue(1.0);
        assertThat(GeometricMean.of(List.of())).isEmpty();
    }
}
