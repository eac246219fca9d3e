package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.Criterion;
import dev.pgfit.contracts.CriterionScore;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The weighted part of the matrix: the same yardstick for both candidates. */
final class Scores {
    private Scores() {}

    /** Criterion by criterion, with the figures in words. */
    static List<CriterionScore> of(Reports reports, Criteria criteria) {
        var yardstick = Yardstick.of(criteria);
        var postgresql = new Figures(CandidateKind.POSTGRESQL, reports);
        var pglite = new Figures(CandidateKind.PGLITE, reports);
        Point mine = Point.of(postgresql);
        Point theirs = Point.of(pglite);
        return Arrays.stream(Criterion.values())
                .map(criterion -> {
                    boolean measured = !Double.isNaN(yardstick.score(criterion, mine));
                    return new CriterionScore(
                            criterion,
                            yardstick.weight(criterion),
                            yardstick.scored(criterion, mine),
                            yardstick.scored(criterion, theirs),
                            measured,
                            Explanations.of(criterion, postgresql, pglite, criteria, measured));
                })
                .toList();
    }

    /** The weighted sum of one candidate's scores, in [0, 1], rounded to four decimals. */
    static double total(List<CriterionScore> scores, ToDoubleFunction<CriterionScore> candidate) {
        double sum = 0;
        for (CriterionScore score : scores) {
            sum += score.weight() * candidate.applyAsDouble(score);
        }
        return Curve.rounded(sum);
    }
}
