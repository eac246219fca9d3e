package dev.pgfit.decision.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.FlipPoint;
import dev.pgfit.contracts.Recommendation;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** What is said of a weight or a limit is true: decided anew with it there, the matrix gives the other answer. */
class SensitivityLawsTest {
    private static final UUID RUN = new UUID(7, 8);

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void shouldFlipThereAndNotAStepBefore(@ForAll("asked") WhatIf asked) {
        Decision decision = decide(asked);
        assertThat(decision.sensitivity()).hasSizeGreaterThanOrEqualTo(11);
        for (Dial dial : Dial.of(asked.criteria())) {
            for (FlipPoint flip : decision.sensitivity()) {
                if (flip.part().equals(dial.on()) && flip.flipsAt() != null) {
                    long steps = Math.round(flip.flipsAt() * dial.perUnit());
                    double before = dial.at(steps + (flip.value() > flip.flipsAt() ? 1 : -1));
                    assertThat(at(asked, dial, flip.flipsAt())).as(flip.text()).isNotEqualTo(decision.recommendation());
                    if (Math.abs(flip.flipsAt() - flip.value()) > flip.step()) {
                        assertThat(at(asked, dial, before)).as(flip.text()).isEqualTo(decision.recommendation());
                    }
                }
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void shouldNotFlipWhereItSaysNever(
            @ForAll("asked") WhatIf asked, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        Decision decision = decide(asked);
        for (Dial dial : Dial.of(asked.criteria())) {
            boolean never = decision.sensitivity().stream()
                    .anyMatch(flip -> flip.part().equals(dial.on()) && flip.flipsAt() == null);
            if (never) {
                // more of the small values: limits reach over orders of magnitude
                long steps = Math.round(dial.least() + (dial.most() - dial.least()) * Math.pow(share, 4));
                assertThat(at(asked, dial, dial.at(steps))).as(dial.on()).isEqualTo(decision.recommendation());
            }
        }
    }

    @Provide
    Arbitrary<WhatIf> asked() {
        return Questions.any();
    }

    private static Recommendation at(WhatIf asked, Dial dial, double value) {
        Criteria turned = dial.turned().apply(value);
        return decide(asked.with(turned)).recommendation();
    }

    private static Decision decide(WhatIf asked) {
        return ((Outcome.Decided) DecisionMatrix.decide(RUN, asked.reports(RUN), asked.criteria())).decision();
    }
}
