package dev.pgfit.decision.report;

import dev.pgfit.contracts.CandidateCompatibility;
import dev.pgfit.contracts.CategoryScore;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.Layer;
import dev.pgfit.decision.matrix.CandidateName;
import dev.pgfit.decision.matrix.Reports;
import dev.pgfit.decision.matrix.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Category by category, then what failed and what that means, then every check. */
final class CompatibilitySection {
    private CompatibilitySection() {}

    static void write(Markdown page, Reports reports) {
        CompatibilityReport report = reports.compatibility();
        page.heading(2, "Compatibility");
        if (report == null) {
            page.paragraph("No report.");
            return;
        }
        page.list(report.candidates().stream()
                .map(candidate -> CandidateName.of(candidate.candidate(), reports) + ": " + summary(candidate))
                .toList());
        page.list(report.candidates().stream()
                .filter(candidate -> candidate.postgrest() != null)
                .map(candidate -> CandidateName.of(candidate.candidate(), reports) + ", category postgrest: "
                        + candidate.postgrest().note())
                .toList());
        categories(page, report.candidates(), reports);
        report.candidates()
                .forEach(candidate -> failing(page, candidate, CandidateName.of(candidate.candidate(), reports)));
        everything(page, report.candidates(), reports);
        MarkdownReport.problems(page, report.problems());
    }

    private static String summary(CandidateCompatibility candidate) {
        String leaks = Words.list(
                Stream.concat(
                                candidate.securityFindings().stream(),
                                candidate.checks().stream()
                                        .filter(CheckResult::isSecurityFinding)
                                        .map(CheckResult::id))
                        .distinct(),
                8);
        return candidate.passed() + " of " + Words.times(candidate.total(), "check") + " passed, "
                + Words.times(candidate.criticalFailures(), "critical failure") + ", score "
                + Words.share(candidate.score()) + "; failing by its engine "
                + count(candidate, Layer.ENGINE) + ", by its transport " + count(candidate, Layer.TRANSPORT)
                + (leaks.isEmpty() ? "" : ". SECURITY: sessions saw what belongs to others in " + leaks);
    }

    private static long count(CandidateCompatibility candidate, Layer layer) {
        return candidate.checks().stream()
                .filter(check -> check.layer() == layer)
                .count();
    }

    private static void categories(Markdown page, List<CandidateCompatibility> candidates, Reports reports) {
        Map<String, CategoryScore> all = new LinkedHashMap<>();
        candidates.forEach(c -> c.categories().forEach(category -> all.putIfAbsent(category.category(), category)));
        if (all.isEmpty()) {
            return;
        }
        var heads = new ArrayList<>(List.of("Category", "Weight"));
        candidates.forEach(c -> heads.add(CandidateName.of(c.candidate(), reports)));
        page.table(
                heads,
                all.values().stream()
                        .map(category -> {
                            var row = new ArrayList<>(List.of(category.category(), weight(category.weight())));
                            candidates.forEach(candidate -> row.add(score(candidate, category.category())));
                            return List.copyOf(row);
                        })
                        .toList());
    }

    private static String score(CandidateCompatibility candidate, String name) {
        return candidate.categories().stream()
                .filter(category -> category.category().equals(name))
                .findFirst()
                .map(category -> category.passed() + " of " + category.total() + ", " + Words.share(category.score()))
                .orElse("");
    }

    private static String weight(double weight) {
        return weight == Math.rint(weight) ? String.valueOf(Math.round(weight)) : String.valueOf(weight);
    }

    private static void failing(Markdown page, CandidateCompatibility candidate, String name) {
        List<CheckResult> failing = candidate.checks().stream()
                .filter(check -> check.outcome() != CheckResult.Outcome.PASSED)
                .toList();
        if (failing.isEmpty()) {
            return;
        }
        page.heading(3, "What " + name + " does not pass");
        page.table(
                List.of("Check", "Required", "Layer", "SQLSTATE", "The database's words", "What a user would see"),
                failing.stream()
                        .map(check -> List.of(
                                check.id() + (check.isSecurityFinding() ? " (SECURITY)" : ""),
                                check.required() ? "yes" : "no",
                                check.layer() == null ? "" : MarkdownReport.lower(check.layer()),
                                words(check.sqlState()),
                                MarkdownReport.lower(check.outcome())
                                        + (check.message() == null ? "" : ": " + check.message()),
                                words(check.consequence())))
                        .toList());
    }

    private static void everything(Markdown page, List<CandidateCompatibility> candidates, Reports reports) {
        page.heading(3, "Every check");
        var heads = new ArrayList<>(List.of("Check", "Category", "Required"));
        candidates.forEach(c -> heads.add(CandidateName.of(c.candidate(), reports)));
        Map<String, CheckResult> all = new LinkedHashMap<>();
        candidates.forEach(c -> c.checks().forEach(check -> all.putIfAbsent(check.id(), check)));
        page.table(
                heads,
                all.values().stream()
                        .map(check -> {
                            var row = new ArrayList<>(List.of(
                                    check.id() + ": " + check.title(),
                                    check.category(),
                                    check.required() ? "yes" : "no"));
                            candidates.forEach(candidate -> row.add(outcome(candidate, check.id())));
                            return List.copyOf(row);
                        })
                        .toList());
    }

    private static String outcome(CandidateCompatibility candidate, String id) {
        return candidate.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .map(check -> MarkdownReport.lower(check.outcome())
                        + (check.sqlState() == null ? "" : " [" + check.sqlState() + "]"))
                .orElse("");
    }

    private static String words(@Nullable String text) {
        return Optional.ofNullable(text).orElse("");
    }
}
