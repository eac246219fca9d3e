package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.CriterionScore;
import dev.pgfit.contracts.Recommendation;
import java.util.List;

/**
 * How sure the recommendation is: 0.5 is a toss-up, 0.95 as sure as one run can make it. PostgreSQL is recommended only
 * when everything passes, so that recommendation is as firm as its weakest point; PGlite is recommended when anything
 * fails, so that one is as firm as the strongest failure.
 */
final class Confidence {
    private static final double TOSS_UP = 0.5;

    /** One run on one machine is never proof. */
    private static final double MOST = 0.95;

    private Confidence() {}

    static double of(
            Recommendation recommendation,
            List<Finding> findings,
            List<CriterionScore> scores,
            double total,
            Criteria criteria) {
        double coverage = coverage(scores);
        double acceptance = Finding.firmness(distance(total, criteria.acceptance()), 1);
        double firmness = switch (recommendation) {
            case IMPLEMENT_POSTGRESQL ->
                coverage
                        * Math.min(
                                acceptance,
                                findings.stream()
                                        .filter(Finding::known)
                                        .mapToDouble(Finding::firmness)
                                        .min()
                                        .orElse(0));
            case USE_ENHANCED_PGLITE ->
                Math.max(
                        total < criteria.acceptance() ? coverage * acceptance : 0,
                        findings.stream()
                                .filter(Finding::vetoes)
                                .mapToDouble(Finding::firmness)
                                .max()
                                .orElse(0));
        };
        return Curve.rounded(TOSS_UP + (MOST - TOSS_UP) * firmness);
    }

    /** Share of the weights that rest on a report. */
    private static double coverage(List<CriterionScore> scores) {
        double all = scores.stream().mapToDouble(CriterionScore::weight).sum();
        double measured = scores.stream()
                .filter(CriterionScore::measured)
                .mapToDouble(CriterionScore::weight)
                .sum();
        return all <= 0 ? 0 : Math.clamp(measured / all, 0, 1);
    }

    /** Relative to the room there is on the side where the total lies. */
    private static double distance(double total, double acceptance) {
        double room = total >= acceptance ? 1 - acceptance : acceptance;
        return room <= 0 ? 1 : Math.min(1, Math.abs(total - acceptance) / room);
    }
}
