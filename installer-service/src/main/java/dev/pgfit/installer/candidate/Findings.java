package dev.pgfit.installer.candidate;

import dev.pgfit.contracts.CandidateKind;

/** What was found of a candidate's needs, in words for the report. */
public final class Findings {
    private static final long MEBIBYTE = 1024L * 1024;

    private Findings() {}

    /**
     * It died for lack of memory.
     *
     * @param limitBytes what it was given
     * @param evidence how that is known, such as {@code its container was OOMKilled}
     */
    public static String needsMoreMemory(CandidateKind kind, long limitBytes, String evidence) {
        String limit = limitBytes % MEBIBYTE == 0 ? limitBytes / MEBIBYTE + " MiB" : limitBytes + " bytes";
        return kind.title() + " needs more than " + limit + " here: " + evidence;
    }
}
