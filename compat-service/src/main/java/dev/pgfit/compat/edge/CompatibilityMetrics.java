package dev.pgfit.compat.edge;

import dev.pgfit.compat.check.Category;
import dev.pgfit.contracts.CandidateCompatibility;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.Environment;
import dev.pgfit.kit.metrics.ByEnum;
import dev.pgfit.kit.metrics.Label;
import dev.pgfit.kit.metrics.LatestFigures;
import dev.pgfit.kit.metrics.LatestFigures.Figure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks as they end, and what the latest report of each environment says, category by category. */
@ApplicationScoped
@Startup
public class CompatibilityMetrics {
    private final MeterRegistry registry;
    private final ByEnum<CandidateKind, ByEnum<Category, ByEnum<CheckResult.Outcome, Counter>>> checks;
    private final LatestFigures score;
    private final LatestFigures categoryScore;
    private final LatestFigures categoryChecks;
    private final LatestFigures critical;
    private final LatestFigures security;

    CompatibilityMetrics(MeterRegistry registry) {
        this.registry = registry;
        checks = new ByEnum<>(
                CandidateKind.class,
                candidate -> new ByEnum<>(
                        Category.class,
                        category -> new ByEnum<>(
                                CheckResult.Outcome.class, outcome -> counter(candidate, category, outcome))));
        score = figures("score", "ratio", "score of a candidate over all categories");
        categoryScore = figures("category.score", "ratio", "score of a candidate in a category");
        categoryChecks = figures("checks", null, "checks of a category");
        critical = figures("critical.failures", null, "required checks that did not pass");
        security = figures("security.findings", null, "checks in which a session saw what belongs to others");
    }

    private Counter counter(CandidateKind candidate, Category category, CheckResult.Outcome outcome) {
        return Counter.builder("pgfit.checks")
                .description("Compatibility checks ended")
                .tag("candidate", Label.of(candidate))
                .tag("category", category.id())
                .tag("outcome", Label.of(outcome))
                .register(registry);
    }

    private LatestFigures figures(String name, @Nullable String unit, String text) {
        return new LatestFigures(registry, "pgfit.compatibility." + name, unit, "By the latest report: " + text);
    }

    void ended(CandidateKind candidate, CheckResult result) {
        Category category = Category.of(result.category()).orElse(Category.CUSTOM);
        checks.get(candidate).get(category).get(result.outcome()).increment();
    }

    /** Shows a report instead of the environment's last one. */
    void show(Environment environment, CompatibilityReport report) {
        show(score, environment, report, c -> figure(c, c.score()));
        show(critical, environment, report, c -> figure(c, c.criticalFailures()));
        show(security, environment, report, c -> figure(c, c.securityFindings().size()));
        show(categoryScore, environment, report, CompatibilityMetrics::categoryScores);
        show(categoryChecks, environment, report, CompatibilityMetrics::categoryChecks);
    }

    private static void show(
            LatestFigures figures,
            Environment environment,
            CompatibilityReport report,
            Function<CandidateCompatibility, Stream<Figure>> of) {
        figures.show(environment, report.candidates().stream().flatMap(of).toList());
    }

    private static Stream<Figure> figure(CandidateCompatibility candidate, double value) {
        return Stream.of(new Figure(tags(candidate), value));
    }

    private static Stream<Figure> categoryScores(CandidateCompatibility candidate) {
        return candidate.categories().stream()
                .map(category -> new Figure(tags(candidate).and("category", category.category()), category.score()));
    }

    private static Stream<Figure> categoryChecks(CandidateCompatibility candidate) {
        return candidate.categories().stream()
                .flatMap(category -> Stream.of(CheckResult.Outcome.values())
                        .map(outcome -> new Figure(
                                tags(candidate).and("category", category.category(), "outcome", Label.of(outcome)),
                                candidate.checks().stream()
                                        .filter(check -> check.category().equals(category.category()))
                                        .filter(check -> check.outcome() == outcome)
                                        .count())));
    }

    private static Tags tags(CandidateCompatibility candidate) {
        return Tags.of("candidate", Label.of(candidate.candidate()));
    }
}
