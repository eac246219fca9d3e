package dev.pgfit.decision.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Recommendation;
import dev.pgfit.decision.matrix.OtherAnswer.Condition;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is said of the other answer is true: done as it says, the matrix gives that answer. */
class OtherAnswerLawsTest {
    private static final UUID RUN = new UUID(5, 6);

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void shouldTurnToPostgresqlWhenAllThatIsNamedIsMet(@ForAll("asked") WhatIf asked) {
        // Given
        Decision decision = decide(asked);
        if (decision.recommendation() == Recommendation.IMPLEMENT_POSTGRESQL) {
            return;
        }
        List<Condition> named = conditions(asked, decision);
        assertThat(named).isNotEmpty();

        // When each figure that is named is brought to its limit, and no other
        WhatIf met = asked;
        for (Condition condition : named) {
            met = met.meeting(condition.on());
        }

        // Then gates alone suffice exactly when the score isn't named as well
        Decision then = decide(met);
        boolean scoreNamed = named.stream().anyMatch(c -> c.on().equals(OtherAnswer.TOTAL));
        assertThat(then.gates()).noneMatch(gate -> gate.outcome() == dev.pgfit.contracts.Gate.Outcome.VETOED);
        assertThat(then.recommendation() == Recommendation.USE_ENHANCED_PGLITE).isEqualTo(scoreNamed);
        assertThat(decide(met.accepting(then.total())).recommendation()).isEqualTo(Recommendation.IMPLEMENT_POSTGRESQL);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void shouldNeedAllThatIsNamedToTurnToPostgresql(@ForAll("asked") WhatIf asked) {
        // Given
        Decision decision = decide(asked);
        if (decision.recommendation() == Recommendation.IMPLEMENT_POSTGRESQL) {
            return;
        }
        List<Condition> gates = conditions(asked, decision).stream()
                .filter(c -> !c.on().equals(OtherAnswer.TOTAL) && !c.on().equals(OtherAnswer.NOT_MEASURED))
                .toList();
        for (Condition left : gates) {
            // When all but one are met
            WhatIf met = asked;
            for (Condition condition : gates) {
                met = condition == left ? met : met.meeting(condition.on());
            }

            // Then
            assertThat(decide(met).recommendation()).isEqualTo(Recommendation.USE_ENHANCED_PGLITE);
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void shouldTurnToPgliteWhenAnyOneThatIsNamedHappens(@ForAll("asked") WhatIf asked) {
        // Given
        Decision decision = decide(asked);
        if (decision.recommendation() == Recommendation.USE_ENHANCED_PGLITE) {
            return;
        }
        List<Condition> named = conditions(asked, decision);
        assertThat(named).isNotEmpty();
        for (Condition condition : named) {
            // When
            WhatIf missed = condition.on().equals(OtherAnswer.TOTAL) ? asked.atLimits() : asked.missing(condition.on());

            // Then
            assertThat(decide(missed).recommendation())
                    .as(condition.text())
                    .isEqualTo(Recommendation.USE_ENHANCED_PGLITE);
        }
    }

    @Provide
    Arbitrary<WhatIf> asked() {
        return Questions.any();
    }

    private static Decision decide(WhatIf asked) {
        return ((Outcome.Decided) DecisionMatrix.decide(RUN, asked.reports(RUN), asked.criteria())).decision();
    }

    private static List<Condition> conditions(WhatIf asked, Decision decision) {
        Reports reports = asked.reports(RUN);
        List<Condition> conditions = OtherAnswer.conditions(new Ruling(
                reports,
                asked.criteria(),
                decision.recommendation(),
                Gates.of(reports, Objects.requireNonNull(asked.criteria().thresholds())),
                decision.scores(),
                decision.total()));
        assertThat(decision.otherAnswer())
                .isEqualTo(conditions.stream().map(Condition::text).toList());
        return conditions;
    }
}
