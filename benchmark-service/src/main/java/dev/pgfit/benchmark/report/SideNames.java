package dev.pgfit.benchmark.report;

import dev.pgfit.contracts.CandidateKind;

/**
 * What the two sides of a benchmark are called.
 *
 * @param postgresql the one that stands in PostgreSQL's place
 * @param pglite the one in PGlite's
 */
public record SideNames(String postgresql, String pglite) {
    public static final SideNames CANDIDATES =
            new SideNames(CandidateKind.POSTGRESQL.title(), CandidateKind.PGLITE.title());

    /** One candidate against itself. */
    public static final SideNames CONTROL = new SideNames("the first side", "the second side");

    public String of(CandidateKind kind) {
        return switch (kind) {
            case POSTGRESQL -> postgresql;
            case PGLITE -> pglite;
        };
    }
}
