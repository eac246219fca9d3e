package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.CriterionScore;
import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Recommendation;
import dev.pgfit.contracts.Weights;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** From four reports and the criteria to a recommendation: same input, same bytes out. */
public final class DecisionMatrix {
    private DecisionMatrix() {}

    /**
     * Decides a run. Reports that are missing count with the fallback score and lower the confidence.
     *
     * @throws IllegalArgumentException when the weights don't sum to 1: they are normalised only where that is asked for
     */
    public static Outcome decide(UUID runId, Reports reports, Criteria criteria) {
        requireSumOfOne(criteria.weights());
        Optional<Instant> decidedAt = reports.newest();
        if (decidedAt.isEmpty()) {
            return new Outcome.Undecidable("no report is there to decide on");
        }
        var postgresql = new Figures(CandidateKind.POSTGRESQL, reports);
        var pglite = new Figures(CandidateKind.PGLITE, reports);
        if (postgresql.installationFailed().isPresent()
                && pglite.installationFailed().isPresent()) {
            return new Outcome.Undecidable("neither candidate could be installed: "
                    + InstallationWords.failure(postgresql) + "; " + InstallationWords.failure(pglite));
        }
        var yardstick = Yardstick.of(criteria);
        List<CriterionScore> scores = Scores.of(reports, criteria);
        List<Finding> findings = Gates.of(reports, criteria.thresholds());
        double total = Scores.total(scores, CriterionScore::postgresql);
        var recommendation = findings.stream().noneMatch(Finding::vetoes) && total >= criteria.acceptance()
                ? Recommendation.IMPLEMENT_POSTGRESQL
                : Recommendation.USE_ENHANCED_PGLITE;
        var ruling = new Ruling(reports, criteria, recommendation, findings, scores, total);
        return new Outcome.Decided(new Decision(
                runId,
                decidedAt.get(),
                reports.compared(),
                recommendation,
                Confidence.of(ruling.recommendsPostgresql(), Uncertainty.of(reports, yardstick), yardstick),
                total,
                Scores.total(scores, CriterionScore::pglite),
                scores,
                findings.stream().map(Finding::gate).toList(),
                Reasons.of(ruling),
                Risks.of(ruling),
                NextSteps.of(ruling),
                OtherAnswer.of(ruling),
                Sensitivity.of(ruling),
                criteria));
    }

    private static void requireSumOfOne(Weights weights) {
        if (!weights.isSumOne()) {
            throw new IllegalArgumentException("criteria.weights must sum to 1");
        }
    }
}
