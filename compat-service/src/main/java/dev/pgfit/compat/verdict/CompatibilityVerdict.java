package dev.pgfit.compat.verdict;

import dev.pgfit.compat.check.Category;
import dev.pgfit.contracts.CandidateCompatibility;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CategoryScore;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CheckResult.Outcome;
import dev.pgfit.contracts.PostgrestProbe;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts a candidate's checks. */
public final class CompatibilityVerdict {
    private static final int REQUIRED_WEIGHT = 2;

    private CompatibilityVerdict() {}

    /**
     * The verdict on one candidate. A category's score is the share of its checks that passed, a required one counting
     * twice; what was skipped counts as not passed. The candidate's score is the mean of these, weighted by {@link
     * Category#weight}, over the categories that have checks; 0 when there were none. Critical are required checks that
     * did not pass, whether failed or skipped.
     */
    public static CandidateCompatibility of(
            CandidateKind candidate, List<CheckResult> checks, @Nullable PostgrestProbe postgrest) {
        List<CategoryScore> categories = Stream.of(Category.values())
                .map(category -> score(category, checks))
                .filter(category -> category.total() > 0)
                .toList();
        return new CandidateCompatibility(
                candidate,
                checks.size(),
                count(checks, Outcome.PASSED),
                count(checks, Outcome.FAILED),
                count(checks, Outcome.SKIPPED),
                weighted(categories),
                (int) checks.stream()
                        .filter(check -> check.required() && check.outcome() != Outcome.PASSED)
                        .count(),
                List.copyOf(checks),
                categories,
                checks.stream()
                        .filter(CheckResult::isSecurityFinding)
                        .map(CheckResult::id)
                        .toList(),
                postgrest);
    }

    private static CategoryScore score(Category category, List<CheckResult> all) {
        List<CheckResult> checks = all.stream()
                .filter(check -> check.category().equals(category.id()))
                .toList();
        int passed = 0;
        int passedWeight = 0;
        int weight = 0;
        for (CheckResult check : checks) {
            int own = check.required() ? REQUIRED_WEIGHT : 1;
            weight += own;
            if (check.outcome() == Outcome.PASSED) {
                passed++;
                passedWeight += own;
            }
        }
        return new CategoryScore(
                category.id(),
                checks.size(),
                passed,
                category.weight(),
                weight == 0 ? 0 : (double) passedWeight / weight);
    }

    private static double weighted(List<CategoryScore> categories) {
        double weights = categories.stream().mapToDouble(CategoryScore::weight).sum();
        double sum = categories.stream()
                .mapToDouble(category -> category.weight() * category.score())
                .sum();
        return weights == 0 ? 0 : Math.min(1, sum / weights);
    }

    private static int count(List<CheckResult> checks, Outcome outcome) {
        return (int) checks.stream().filter(check -> check.outcome() == outcome).count();
    }
}
