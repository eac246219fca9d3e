package dev.pgfit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationBetweenTest {
    record Holder(
            @DurationBetween(min = "PT0.1S", max = "PT5M") Duration limited) {}

    @ParameterizedTest
    @CsvSource({"PT0.1S, true", "PT5M, true", "PT1S, true", "PT0.099S, false", "PT5M0.001S, false", "PT-1S, false"})
    void shouldAcceptWhatLiesWithinTheBoundsAndOnThem(Duration given, boolean accepted) {
        assertThat(isValid(given)).isEqualTo(accepted);
    }

    @Test
    void shouldAcceptAnAbsentDuration() {
        assertThat(isValid(null)).isTrue();
    }

    @SuppressWarnings("NullAway") // the validator asks nothing of its context
    private static boolean isValid(@Nullable Duration given) {
        var validator = new DurationBetweenValidator();
        validator.initialize(Stream.of(Holder.class.getRecordComponents())
                .map(component -> component.getAnnotation(DurationBetween.class))
                .findFirst()
                .orElseThrow());
        return validator.isValid(given, null);
    }
}
