package dev.pgfit.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Both candidates' execution plans of one test, by {@code EXPLAIN}, taken once outside the measured rounds.
 *
 * @param postgresql as PostgreSQL writes it; {@code null} when it could not be had
 * @param pglite the same of PGlite
 * @param difference the first thing that a person would see, such as another join method or scan
 */
public record QueryPlans(
        @Nullable String postgresql, @Nullable String pglite, String difference) {}
