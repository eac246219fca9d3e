package dev.pgfit.decision.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.Recommendation;
import dev.pgfit.decision.samples.Samples;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ConfidenceTest {
    private static final UUID RUN = new UUID(9, 10);
    private static final int ALL = 7;

    private static WhatIf with(double seconds, double memory, int present) {
        return new WhatIf(
                seconds, memory, 10, 1.2, 1, 0, true, false, present, InstallationMethod.MEASURED, Criteria.DEFAULT);
    }

    private static Decision decide(WhatIf asked) {
        return ((Outcome.Decided) DecisionMatrix.decide(RUN, asked.reports(RUN), asked.criteria())).decision();
    }

    @Test
    void shouldBeATossUpOnALimit() {
        // When
        Decision decision = decide(with(2, 400e6 - 1, ALL));

        // Then
        assertThat(decision.recommendation()).isEqualTo(Recommendation.IMPLEMENT_POSTGRESQL);
        assertThat(decision.confidence()).isCloseTo(0.5, within(0.05));
    }

    @Test
    void shouldFollowTheSpreadLaidDownForOneInstallation() {
        // Given a limit of 120 s and a spread of 0.2 on the log scale: one standard deviation below it
        double seconds = 120 / Math.exp(Uncertainty.RUN_TO_RUN_INSTALLATION);

        // When
        Decision decision = decide(with(seconds, 100e6, ALL));

        // Then 84.1 % of a normal distribution, less the 2.5 % that stability may be wrong and luck with checks
        assertThat(decision.confidence()).isCloseTo(0.841 * 0.97, within(0.03));
    }

    @Property(tries = 100)
    void shouldNotBeSurerTheNearerTheLimit(
            @ForAll @DoubleRange(min = 1, max = 399) double a, @ForAll @DoubleRange(min = 1, max = 399) double b) {
        assertThat(decide(with(2, 1e6 * Math.min(a, b), ALL)).confidence())
                .isGreaterThanOrEqualTo(
                        decide(with(2, 1e6 * Math.max(a, b), ALL)).confidence());
    }

    @Test
    void shouldHalveWithEachPhaseThatIsMissing() {
        double all = decide(with(2, 100e6, ALL)).confidence();
        double noBenchmark = decide(with(2, 100e6, 6)).confidence();
        double onlyResources = decide(with(2, 100e6, 2)).confidence();
        assertThat(all).isGreaterThan(0.9);
        assertThat(noBenchmark).isCloseTo(all / 2, within(0.04));
        assertThat(onlyResources).isCloseTo(all / 4, within(0.04));
    }

    @Test
    void shouldBeSureOfAFactWhateverIsMissing() {
        // Given
        var installation = Samples.installation(
                RUN, Samples.failed(CandidateKind.POSTGRESQL), Samples.installed(CandidateKind.PGLITE, 1.4));

        // When
        var outcome = DecisionMatrix.decide(RUN, new Reports(installation, null, null, null), Criteria.DEFAULT);

        // Then
        assertThat(((Outcome.Decided) outcome).decision().confidence()).isEqualTo(0.99);
    }

    @Test
    void shouldKnowStudentsQuantiles() {
        // Given two-sided 95 % from tables
        assertThat(Spread.student(1.959964, 5)).isCloseTo(2.5706, within(0.02));
        assertThat(Spread.student(1.959964, 9)).isCloseTo(2.2622, within(0.005));
        assertThat(Spread.student(1.959964, 30)).isCloseTo(2.0423, within(0.001));
    }

    @Property
    void shouldGiveFiguresBackFromTheirScores(
            @ForAll @DoubleRange(min = 0.1, max = 1e9) double limit,
            @ForAll @DoubleRange(min = 0, max = 1) double score) {
        assertThat(Curve.usage(limit).score(Curve.usage(limit).figure(score))).isCloseTo(score, within(1e-4));
        assertThat(Curve.speed(limit).score(Curve.speed(limit).figure(score))).isCloseTo(score, within(1e-4));
        assertThat(Curve.duration(limit).score(Curve.duration(limit).figure(score)))
                .isCloseTo(score, within(1e-4));
    }
}
