package dev.pgfit.installer.usage;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PssBudgetTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void shouldLetTheFirstLookCostMuchAndLaterOnesNot() {
        // Given
        PssBudget budget = new PssBudget();
        assertThat(budget.affordable(1)).isTrue();
        budget.spent(1_000_000);
        // When
        assertThat(budget.affordable(2)).isTrue();
        budget.spent(11_000_000);
        // Then
        assertThat(budget.affordable(3)).isFalse();
        assertThat(budget.affordable(3 * SECOND)).isTrue();
    }

    @Property
    void shouldSpendNoMoreThanItsShareInTheLongRun(
            @ForAll @LongRange(min = 10_000, max = 20_000_000) long price,
            @ForAll @IntRange(min = 100, max = 600) int seconds) {
        // Given
        PssBudget budget = new PssBudget();
        long spent = 0;
        budget.affordable(1);
        // When
        for (long now = SECOND; now <= seconds * SECOND; now += SECOND / 10) {
            if (budget.affordable(now)) {
                budget.spent(price);
                spent += price;
            }
        }
        // Then: its share, what may be saved up, and the last one on credit
        assertThat(spent).isLessThanOrEqualTo(Math.round(seconds * SECOND * PssBudget.SHARE) + 10_000_000 + price);
    }
}
