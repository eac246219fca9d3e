package dev.pgfit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsTest {
    @Test
    void shouldHaveDefaultsThatSumToOne() {
        assertThat(Weights.DEFAULT.isSumOne()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0.25, 0.25, 0.25, 0.25, true",
        "1, 0, 0, 0, true",
        "0.1, 0.2, 0.3, 0.4, true",
        "0.7, 0.1, 0.1, 0.1, true",
        "0.2, 0.3, 0.3, 0.3, false",
        "0, 0, 0, 0, false",
        "0.2, 0.3, 0.3, 0.2001, false"
    })
    void shouldTellWhetherTheySumToOne(double a, double b, double c, double d, boolean sumOne) {
        // Given
        Weights weights = Weights.of(a, b, c, d);
        // When
        boolean accepted = weights.isSumOne();
        // Then
        assertThat(accepted).isEqualTo(sumOne);
    }

    @Test
    @SuppressWarnings("NullAway") // as a mapper does for a field that is absent
    void shouldLeaveAMissingWeightToTheRuleThatNamesIt() {
        assertThat(new Weights(0.2, null, 0.3, 0.2, null).isSumOne()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2, 3, 3, 2, true", "200, 300, 300, 200, true", "0.2, 0.3, 0.3, 0.2, true", "0, 0, 0, 0, false"})
    void shouldTakeAnyScaleWhereNormalisationIsAskedFor(double a, double b, double c, double d, boolean accepted) {
        // Given
        Weights weights = new Weights(a, b, c, d, true);
        // Then
        assertThat(weights.isSumOne()).isEqualTo(accepted);
        if (accepted) {
            assertThat(weights.inUse()).isEqualTo(Weights.DEFAULT);
        }
    }
}
