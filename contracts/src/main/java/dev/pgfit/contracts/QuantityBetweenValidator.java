package dev.pgfit.contracts;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Checks {@link QuantityBetween}. */
public final class QuantityBetweenValidator implements ConstraintValidator<QuantityBetween, Quantity> {
    private BigDecimal min = BigDecimal.ZERO;
    private BigDecimal max = BigDecimal.ZERO;

    @Override
    public void initialize(QuantityBetween bounds) {
        min = Quantity.of(bounds.min()).value();
        max = Quantity.of(bounds.max()).value();
    }

    @Override
    public boolean isValid(@Nullable Quantity given, ConstraintValidatorContext context) {
        return given == null
                || (given.value().compareTo(min) >= 0 && given.value().compareTo(max) <= 0);
    }
}
