package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.Criterion;

/** The figures behind a criterion's score, for a person. */
final class Explanations {
    private Explanations() {}

    static String of(Criterion criterion, Figures postgresql, Figures pglite, Criteria criteria, boolean measured) {
        String figures = describe(criterion, postgresql) + "; " + describe(criterion, pglite);
        return measured
                ? figures
                : figures + ". Without figures " + postgresql.name() + " has the fallback score of "
                        + Words.score(criteria.fallbackScore());
    }

    private static String describe(Criterion criterion, Figures figures) {
        String name = figures.name();
        return switch (criterion) {
            case INSTALLATION -> name + " " + installation(figures);
            case PERFORMANCE -> name + " " + performance(figures);
            case RESOURCES -> name + " " + resources(figures);
            case COMPATIBILITY -> name + " " + compatibility(figures);
        };
    }

    private static String installation(Figures figures) {
        if (figures.installationFailed().isPresent()) {
            return "was not installed: it failed at "
                    + figures.installationFailed().get().failedStep();
        }
        if (figures.shortcut().isPresent()) {
            return "was " + InstallationWords.instead(figures.shortcut().get());
        }
        return figures.installSeconds().isPresent()
                ? "installed in " + Words.seconds(figures.installSeconds().getAsDouble())
                : "has no installation report";
    }

    private static String performance(Figures figures) {
        if (figures.reports().control()) {
            return "has no speed to compare, as the benchmark was a control";
        }
        return figures.speed().isPresent()
                ? "at " + Words.ratio(figures.speed().getAsDouble()) + " times the other's speed"
                : "has no speed to compare";
    }

    private static String resources(Figures figures) {
        if (figures.memoryBytes().isEmpty() || figures.cpuPercent().isEmpty()) {
            return "was not watched";
        }
        String load = figures.loadCpuPercent().isPresent()
                ? " (" + Words.percent(figures.loadCpuPercent().getAsDouble()) + " under load)"
                : "";
        return "used " + Words.megabytes(figures.memoryBytes().getAsDouble()) + " and "
                + Words.percent(figures.cpuPercent().getAsDouble()) + " of a core" + load + " on average over all, "
                + (figures.resources().filter(r -> r.stable()).isPresent() ? "stable" : "not stable");
    }

    private static String compatibility(Figures figures) {
        return figures.compatibility()
                .map(c -> "passed " + c.passed() + " of " + Words.times(c.total(), "check") + ", "
                        + Words.times(c.criticalFailures(), "critical failure")
                        + (figures.securityFindings().isEmpty() ? "" : ", sessions see what belongs to others"))
                .orElse("was not checked");
    }
}
