package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.Criterion;
import dev.pgfit.contracts.CriterionScore;
import dev.pgfit.contracts.Recommendation;
import java.util.List;

/** What has been decided and on what: the material for reasons, risks and next steps. */
record Ruling(
        Reports reports,
        Criteria criteria,
        Recommendation recommendation,
        List<Finding> findings,
        List<CriterionScore> scores,
        double total) {

    Figures postgresql() {
        return new Figures(CandidateKind.POSTGRESQL, reports);
    }

    Figures pglite() {
        return new Figures(CandidateKind.PGLITE, reports);
    }

    /** The candidate that is recommended. */
    Figures chosen() {
        return recommendsPostgresql() ? postgresql() : pglite();
    }

    /** The one that is not. */
    Figures other() {
        return recommendsPostgresql() ? pglite() : postgresql();
    }

    boolean recommendsPostgresql() {
        return recommendation == Recommendation.IMPLEMENT_POSTGRESQL;
    }

    List<Finding> vetoes() {
        return findings.stream().filter(Finding::vetoes).toList();
    }

    boolean measured(Criterion criterion) {
        return scores.stream().anyMatch(score -> score.criterion() == criterion && score.measured());
    }
}
