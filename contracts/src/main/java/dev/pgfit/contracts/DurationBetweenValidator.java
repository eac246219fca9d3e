package dev.pgfit.contracts;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks {@link DurationBetween}. */
public final class DurationBetweenValidator implements ConstraintValidator<DurationBetween, Duration> {
    private Duration min = Duration.ZERO;
    private Duration max = Duration.ZERO;

    @Override
    public void initialize(DurationBetween bounds) {
        min = Duration.parse(bounds.min());
        max = Duration.parse(bounds.max());
    }

    @Override
    public boolean isValid(@Nullable Duration given, ConstraintValidatorContext context) {
        return given == null || (given.compareTo(min) >= 0 && given.compareTo(max) <= 0);
    }
}
