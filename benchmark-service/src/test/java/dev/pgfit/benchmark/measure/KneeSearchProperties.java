package dev.pgfit.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class KneeSearchProperties {
    @Property
    void shouldFindTheKneeWithinFivePercent(@ForAll @DoubleRange(min = 10, max = 90_000) double knee)
            throws InterruptedException {
        // When
        KneeSearch.Found found = KneeSearch.between(10, 100_000, rate -> step(rate, rate <= knee), () -> false);
        // Then
        assertThat(found.best()).isNotNull();
        assertThat(found.best().perSecond()).isBetween(knee / 1.05, knee);
        assertThat(found.limit()).contains("the candidate");
        assertThat(found.steps()).isLessThan(25);
    }

    @Property(tries = 1)
    void shouldSayWhenEvenTheLowestRateFails() throws InterruptedException {
        // When
        KneeSearch.Found found = KneeSearch.between(10, 100, rate -> step(rate, false), () -> false);
        // Then
        assertThat(found.best()).isNull();
        assertThat(found.limit()).startsWith("even the lowest rate fails");
    }

    @Property(tries = 1)
    void shouldSayWhenTheHighestRateHolds() throws InterruptedException {
        // When
        KneeSearch.Found found = KneeSearch.between(10, 100, rate -> step(rate, true), () -> false);
        // Then
        assertThat(found.best()).isNotNull();
        assertThat(found.best().perSecond()).isEqualTo(100);
        assertThat(found.limit()).startsWith("the highest rate");
    }

    @Property(tries = 1)
    void shouldSayWhenTheGeneratorWasTheLimit() throws InterruptedException {
        // When
        KneeSearch.Found found = KneeSearch.between(
                10,
                1000,
                rate -> new KneeSearch.Step(rate, 1, rate < 100, rate < 100 ? "" : "the load generator was late"),
                () -> false);
        // Then
        assertThat(found.limit()).isEqualTo("the load generator was late");
    }

    private static KneeSearch.Step step(double rate, boolean held) {
        return new KneeSearch.Step(rate, 1, held, "");
    }
}
