package dev.pgfit.decision.report;

import dev.pgfit.contracts.CandidateCompatibility;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.decision.matrix.CandidateName;
import dev.pgfit.decision.matrix.Reports;
import dev.pgfit.decision.matrix.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every check, both candidates side by side. */
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
                .map(c -> CandidateName.of(c.candidate(), reports) + ": " + c.passed() + " of "
                        + Words.times(c.total(), "check")
                        + " passed, " + Words.times(c.criticalFailures(), "critical failure") + ", score "
                        + Words.share(c.score()))
                .toList());
        var heads = new ArrayList<>(List.of("Check", "Category", "Required"));
        report.candidates().forEach(c -> heads.add(CandidateName.of(c.candidate(), reports)));
        page.table(heads, rows(report.candidates()));
        MarkdownReport.problems(page, report.problems());
    }

    private static List<List<String>> rows(List<CandidateCompatibility> candidates) {
        Map<String, CheckResult> all = new LinkedHashMap<>();
        candidates.forEach(c -> c.checks().forEach(check -> all.putIfAbsent(check.id(), check)));
        return all.values().stream()
                .map(check -> {
                    var row = new ArrayList<>(List.of(
                            check.id() + ": " + check.title(), check.category(), check.required() ? "yes" : "no"));
                    candidates.forEach(candidate -> row.add(outcome(candidate, check.id())));
                    return List.copyOf(row);
                })
                .toList();
    }

    private static String outcome(CandidateCompatibility candidate, String id) {
        return candidate.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .map(check -> MarkdownReport.lower(check.outcome())
                        + (check.sqlState() == null ? "" : " [" + check.sqlState() + "]")
                        + (check.message() == null ? "" : ": " + check.message()))
                .orElse("");
    }
}
