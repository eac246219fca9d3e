package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.Criterion;
import dev.pgfit.contracts.Thresholds;
import dev.pgfit.contracts.Weights;

/**
 * The criteria made ready to judge bare figures: without words, so that thousands of figures can be judged for one
 * decision.
 *
 * @param weights they sum to 1
 */
record Yardstick(
        Weights weights,
        Curve seconds,
        Curve speed,
        Curve memory,
        Curve cpu,
        Curve share,
        Curve critical,
        double fallbackScore,
        double acceptance) {
    /** Parts of the resources score; memory and CPU are measured, stability is a judgement on them. */
    private static final double MEMORY = 0.4;

    private static final double CPU = 0.4;
    private static final double STABILITY = 0.2;

    static Yardstick of(Criteria criteria) {
        Thresholds limits = criteria.thresholds();
        return new Yardstick(
                criteria.weights().inUse(),
                Curve.duration(limits.installDuration().toNanos() / 1e9),
                Curve.speed(limits.performanceRatio()),
                Curve.usage(limits.averageMemoryBytes()),
                Curve.usage(limits.averageCpuPercent()),
                Curve.share(limits.compatibilityScore()),
                Curve.failures(limits.criticalFailures()),
                criteria.fallbackScore(),
                criteria.acceptance());
    }

    /** Whether these figures have PostgreSQL recommended: no gate vetoes and the score is accepted. */
    boolean accepts(Point figures) {
        return !vetoes(figures) && total(figures) >= acceptance;
    }

    /** Whether any gate vetoes; a figure that is not a number vetoes nothing. */
    boolean vetoes(Point figures) {
        return !figures.installed()
                || figures.leaks()
                || figures.seconds() >= seconds.limit()
                || figures.memory() >= memory.limit()
                || figures.cpu() >= cpu.limit()
                || figures.stable() < 1
                || figures.speed() < speed.limit()
                || figures.share() < share.limit()
                || figures.critical() > critical.limit();
    }

    /** The weighted score in [0, 1], rounded to four decimals. */
    double total(Point figures) {
        return Curve.rounded(weights.installation() * scored(Criterion.INSTALLATION, figures)
                + weights.performance() * scored(Criterion.PERFORMANCE, figures)
                + weights.resources() * scored(Criterion.RESOURCES, figures)
                + weights.compatibility() * scored(Criterion.COMPATIBILITY, figures));
    }

    /** In [0, 1]; the fallback without figures. */
    double scored(Criterion criterion, Point figures) {
        double score = score(criterion, figures);
        return Double.isNaN(score) ? fallbackScore : score;
    }

    /** In [0, 1], or not a number without figures. */
    double score(Criterion criterion, Point figures) {
        return switch (criterion) {
            case INSTALLATION -> figures.installed() ? seconds.score(figures.seconds()) : 0;
            case PERFORMANCE -> speed.score(figures.speed());
            case RESOURCES -> resources(figures);
            // the smaller of two: what most applications need and what PostgREST can't do without
            case COMPATIBILITY -> Math.min(share.score(figures.share()), critical.score(figures.critical()));
        };
    }

    private double resources(Point figures) {
        double parts = MEMORY * memory.score(figures.memory())
                + CPU * cpu.score(figures.cpu())
                + STABILITY * (figures.stable() >= 1 ? 1 : 0);
        return Double.isNaN(parts) ? parts : Curve.rounded(parts);
    }

    double weight(Criterion criterion) {
        return switch (criterion) {
            case INSTALLATION -> weights.installation();
            case PERFORMANCE -> weights.performance();
            case RESOURCES -> weights.resources();
            case COMPATIBILITY -> weights.compatibility();
        };
    }
}
