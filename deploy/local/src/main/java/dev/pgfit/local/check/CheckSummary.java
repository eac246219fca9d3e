package dev.pgfit.local.check;

import dev.pgfit.contracts.CandidateCompatibility;
import dev.pgfit.contracts.CategoryScore;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CheckResult.Outcome;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A compatibility report as a person at a terminal reads it. */
public final class CheckSummary {
    private CheckSummary() {}

    /** Its lines: the verdict first, then what did not pass, then the categories. */
    public static List<String> lines(CompatibilityReport report) {
        List<String> lines = new ArrayList<>();
        for (CandidateCompatibility candidate : report.candidates()) {
            lines.add(verdict(candidate));
            candidate.checks().stream()
                    .filter(check -> check.outcome() != Outcome.PASSED)
                    .forEach(check -> lines.addAll(problem(check)));
            lines.add("");
            candidate.categories().forEach(category -> lines.add(category(category)));
            if (candidate.postgrest() != null) {
                lines.add("");
                lines.add(candidate.postgrest().note());
            }
        }
        for (Problem problem : report.problems()) {
            lines.add("");
            lines.add("%s: %s (%s)".formatted(problem.where(), problem.message(), problem.detail()));
        }
        return lines;
    }

    /** Whether PostgREST and Supabase can be put on it. */
    public static boolean isCompatible(CompatibilityReport report) {
        return !report.candidates().isEmpty()
                && report.candidates().stream()
                        .allMatch(candidate -> candidate.criticalFailures() == 0
                                && candidate.securityFindings().isEmpty());
    }

    private static String verdict(CandidateCompatibility candidate) {
        String what = !candidate.securityFindings().isEmpty()
                ? "NOT SAFE: sessions see what belongs to others"
                : candidate.criticalFailures() > 0
                        ? "not compatible: " + candidate.criticalFailures() + " required checks did not pass"
                        : "compatible";
        return "%s. %d of %d checks passed, %d failed, %d skipped; score %.0f %%."
                .formatted(
                        what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1),
                        candidate.passed(),
                        candidate.total(),
                        candidate.failed(),
                        candidate.skipped(),
                        100 * candidate.score());
    }

    private static List<String> problem(CheckResult check) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        String layer = check.layer() == null ? "" : ", " + check.layer().name().toLowerCase(Locale.ROOT);
        lines.add("%s %s (%s%s%s%s)"
                .formatted(
                        check.outcome() == Outcome.FAILED ? "FAILED " : "skipped",
                        check.title(),
                        check.id(),
                        check.required() ? ", required" : "",
                        layer,
                        check.isSecurityFinding() ? ", SECURITY" : ""));
        String state = check.sqlState() == null ? "" : check.sqlState() + " ";
        if (check.message() != null) {
            lines.add("        " + state + check.message());
        }
        if (check.consequence() != null) {
            lines.add("        Consequence: " + check.consequence());
        }
        return lines;
    }

    private static String category(CategoryScore category) {
        return "%-14s %3d of %3d %5.0f %%"
                .formatted(category.category(), category.passed(), category.total(), 100 * category.score());
    }
}
