package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.Criterion;
import dev.pgfit.contracts.CriterionScore;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The weighted part of the matrix: the same yardstick for both candidates. */
final class Scores {
    /** Parts of the resources score; memory and CPU are measured, stability is a judgement on them. */
    private static final double MEMORY = 0.4;

    private static final double CPU = 0.4;
    private static final double STABILITY = 0.2;

    /** Which figures of PostgreSQL's are scored. */
    enum At {
        /** Those that were measured. */
        MEASURED,
        /** Those that miss their limit brought to it: the least change that passes every gate. */
        MET,
        /** All brought to their limits: the least that passes every gate. */
        LIMIT
    }

    private final Criteria criteria;
    private final At at;
    private final Figures postgresql;
    private final Figures pglite;

    private Scores(Reports reports, Criteria criteria, At at) {
        this.criteria = criteria;
        this.at = at;
        this.postgresql = new Figures(CandidateKind.POSTGRESQL, reports);
        this.pglite = new Figures(CandidateKind.PGLITE, reports);
    }

    static List<CriterionScore> of(Reports reports, Criteria criteria) {
        return of(reports, criteria, At.MEASURED);
    }

    static List<CriterionScore> of(Reports reports, Criteria criteria, At at) {
        var scores = new Scores(reports, criteria, at);
        var weights = criteria.weights();
        return List.of(
                scores.score(Criterion.INSTALLATION, weights.installation()),
                scores.score(Criterion.PERFORMANCE, weights.performance()),
                scores.score(Criterion.RESOURCES, weights.resources()),
                scores.score(Criterion.COMPATIBILITY, weights.compatibility()));
    }

    /** The weighted sum of one candidate's scores, in [0, 1], rounded to four decimals. */
    static double total(List<CriterionScore> scores, ToDoubleFunction<CriterionScore> candidate) {
        return Curve.rounded(scores.stream()
                .mapToDouble(score -> score.weight() * candidate.applyAsDouble(score))
                .sum());
    }

    private CriterionScore score(Criterion criterion, double weight) {
        OptionalDouble mine = score(criterion, postgresql);
        OptionalDouble theirs = score(criterion, pglite);
        return new CriterionScore(
                criterion,
                weight,
                mine.orElse(criteria.fallbackScore()),
                theirs.orElse(criteria.fallbackScore()),
                mine.isPresent(),
                Explanations.of(criterion, postgresql, pglite, criteria, mine.isPresent()));
    }

    private OptionalDouble score(Criterion criterion, Figures figures) {
        return switch (criterion) {
            case INSTALLATION -> installation(figures);
            case PERFORMANCE -> performance(figures);
            case RESOURCES -> resources(figures);
            case COMPATIBILITY -> compatibility(figures);
        };
    }

    private OptionalDouble installation(Figures figures) {
        double limit = criteria.thresholds().installDuration().toNanos() / 1e9;
        Curve curve = Curve.duration(limit);
        if (figures.installationFailed().isPresent()) {
            return OptionalDouble.of(asMeasured(figures) ? 0 : curve.score(limit));
        }
        return on(curve, atMost(figures, figures.installSeconds(), limit));
    }

    private OptionalDouble performance(Figures figures) {
        double limit = criteria.thresholds().performanceRatio();
        return on(Curve.speed(limit), atLeast(figures, figures.speed(), limit));
    }

    private OptionalDouble resources(Figures figures) {
        var limits = criteria.thresholds();
        OptionalDouble memory = on(
                Curve.usage(limits.averageMemoryBytes()),
                atMost(figures, figures.memoryBytes(), limits.averageMemoryBytes()));
        OptionalDouble cpu = on(
                Curve.usage(limits.averageCpuPercent()),
                atMost(figures, figures.cpuPercent(), limits.averageCpuPercent()));
        if (memory.isEmpty() || cpu.isEmpty()) {
            return OptionalDouble.empty();
        }
        double stable = !asMeasured(figures)
                        || figures.resources().filter(r -> r.stable()).isPresent()
                ? 1
                : 0;
        return OptionalDouble.of(
                Curve.rounded(MEMORY * memory.getAsDouble() + CPU * cpu.getAsDouble() + STABILITY * stable));
    }

    /** The smaller of two: what most applications need and what PostgREST can't do without. */
    private OptionalDouble compatibility(Figures figures) {
        var limits = criteria.thresholds();
        return figures.compatibility()
                .map(c -> OptionalDouble.of(Math.min(
                        Curve.share(limits.compatibilityScore())
                                .score(atLeast(figures, c.score(), limits.compatibilityScore())),
                        Curve.failures(limits.criticalFailures())
                                .score(atMost(figures, c.criticalFailures(), limits.criticalFailures())))))
                .orElse(OptionalDouble.empty());
    }

    private boolean asMeasured(Figures figures) {
        return at == At.MEASURED || figures.candidate() != CandidateKind.POSTGRESQL;
    }

    private OptionalDouble atMost(Figures figures, OptionalDouble figure, double limit) {
        return figure.isEmpty() ? figure : OptionalDouble.of(atMost(figures, figure.getAsDouble(), limit));
    }

    private OptionalDouble atLeast(Figures figures, OptionalDouble figure, double limit) {
        return figure.isEmpty() ? figure : OptionalDouble.of(atLeast(figures, figure.getAsDouble(), limit));
    }

    private double atMost(Figures figures, double figure, double limit) {
        return asMeasured(figures) ? figure : at == At.LIMIT ? limit : Math.min(figure, limit);
    }

    private double atLeast(Figures figures, double figure, double limit) {
        return asMeasured(figures) ? figure : at == At.LIMIT ? limit : Math.max(figure, limit);
    }

    private static OptionalDouble on(Curve curve, OptionalDouble figure) {
        return figure.isEmpty() ? figure : OptionalDouble.of(curve.score(figure.getAsDouble()));
    }
}
