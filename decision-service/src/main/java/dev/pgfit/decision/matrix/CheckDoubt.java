package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.CandidateCompatibility;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.decision.matrix.Draws.Even;

/**
 * Which checks may have ended otherwise than they should. By Bayes' rule: where nearly all pass, one that failed is the
 * likelier to have failed by chance; where many fail, one that passed is the likelier to have passed by luck.
 */
record CheckDoubt(
        int total, Flakiness requiredLost, Flakiness requiredGained, Flakiness optionalLost, Flakiness optionalGained) {
    /** How often a check ends otherwise than it should, either way: a time-out on a busy machine, a race not hit. */
    static final double FLAKY = 0.005;

    static CheckDoubt of(CandidateCompatibility checks) {
        int requiredPassed = (int) Figures.present(checks.checks())
                .filter(check -> check.required() && check.outcome() == CheckResult.Outcome.PASSED)
                .count();
        int failed = checks.total() - checks.passed();
        double able = share(checks);
        double luck = FLAKY * (1 - able) / (FLAKY * (1 - able) + (1 - FLAKY) * able);
        double chance = FLAKY * able / (FLAKY * able + (1 - FLAKY) * (1 - able));
        return new CheckDoubt(
                checks.total(),
                Flakiness.of(requiredPassed, luck),
                Flakiness.of(checks.criticalFailures(), chance),
                Flakiness.of(checks.passed() - requiredPassed, luck),
                Flakiness.of(failed - checks.criticalFailures(), chance));
    }

    /** Share of checks that it can pass, by those that it did: Laplace's rule of succession. Between 0 and 1. */
    private static double share(CandidateCompatibility checks) {
        double total = Math.max(0, checks.total());
        return (Math.clamp(checks.passed(), 0, total) + 1) / (total + 2);
    }

    /** The share of checks passed, in [0, 1]. */
    double share(double measured, int i) {
        int gained = gained(i) + optionalGained.at(Draws.even(Even.OPTIONAL_GAINED, i));
        int lost = lost(i) + optionalLost.at(Draws.even(Even.OPTIONAL_LOST, i));
        return gained == lost ? measured : Math.clamp(measured + (gained - lost) / (double) total, 0, 1);
    }

    /** Required checks that don't pass. */
    double critical(double measured, int i) {
        return Math.max(0, measured + lost(i) - gained(i));
    }

    private int lost(int i) {
        return requiredLost.at(Draws.even(Even.REQUIRED_LOST, i));
    }

    private int gained(int i) {
        return requiredGained.at(Draws.even(Even.REQUIRED_GAINED, i));
    }
}
