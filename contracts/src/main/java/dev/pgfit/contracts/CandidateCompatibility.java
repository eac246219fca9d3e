package dev.pgfit.contracts;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One candidate's checks.
 *
 * @param score weighted mean of the categories' scores, in [0, 1]; skipped checks count as not passed
 * @param criticalFailures required checks that did not pass
 * @param categories each category counted, in the catalogue's order
 * @param securityFindings ids of the checks in which a session saw what belongs to others
 * @param postgrest how the checks of the category {@code postgrest} were made; {@code null} when there were none
 */
public record CandidateCompatibility(
        @NotNull CandidateKind candidate,
        int total,
        int passed,
        int failed,
        int skipped,
        double score,
        int criticalFailures,
        @NotNull List<CheckResult> checks,
        List<CategoryScore> categories,
        List<String> securityFindings,
        @Nullable PostgrestProbe postgrest) {
    public CandidateCompatibility {
        categories = Defaults.or(categories, List.of());
        securityFindings = Defaults.or(securityFindings, List.of());
    }

    /** Counted checks without categories. */
    public CandidateCompatibility(
            CandidateKind candidate,
            int total,
            int passed,
            int failed,
            int skipped,
            double score,
            int criticalFailures,
            List<CheckResult> checks) {
        this(candidate, total, passed, failed, skipped, score, criticalFailures, checks, List.of(), List.of(), null);
    }
}
