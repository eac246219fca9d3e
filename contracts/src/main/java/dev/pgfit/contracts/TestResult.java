package dev.pgfit.contracts;

import org.jspecify.annotations.Nullable;

/**
 * One query at one row count and one concurrency, on both candidates.
 *
 * @param test such as {@code simple_select/1000/c1}
 * @param ratio {@code null} when one side has no figures
 * @param reason why the verdict is what it is, for a person
 * @param throughputRatio PostgreSQL's executions per second divided by PGlite's, by the same rounds; above 1 PostgreSQL is
 *     faster; {@code null} when one side has no figures
 * @param plans what each made of the query; {@code null} unless the ratio lies outside [0.5, 2]
 * @param load when executions started; {@code null} for a closed load without a sweep
 * @param generator what the load generator had to do with the figures; {@code null} when nothing was measured
 */
public record TestResult(
        String test,
        String query,
        String description,
        int rows,
        int concurrency,
        @Nullable CandidateResult postgresql,
        @Nullable CandidateResult pglite,
        @Nullable Ratio ratio,
        Verdict verdict,
        String reason,
        @Nullable Ratio throughputRatio,
        @Nullable QueryPlans plans,
        @Nullable LoadSpec load,
        @Nullable GeneratorUse generator) {
    /** The same result with what each made of the query. */
    public TestResult withPlans(QueryPlans captured) {
        return new TestResult(
                test,
                query,
                description,
                rows,
                concurrency,
                postgresql,
                pglite,
                ratio,
                verdict,
                reason,
                throughputRatio,
                captured,
                load,
                generator);
    }
}
