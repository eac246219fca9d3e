package dev.pgfit.installer.candidate;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.installer.step.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How one candidate is put there. Good for one installation: its steps leave their results in it. */
public sealed interface Recipe permits PostgresRecipe, PgliteRecipe {
    CandidateKind kind();

    String requestedVersion();

    /** What to do, in order. */
    List<Step> steps();

    /** Folders whose growth the steps are charged with. */
    List<Path> growing();

    /** Folders of its binaries and data, once all steps are done. */
    List<Path> disk();

    /** The candidate, once all steps are done. */
    Candidate candidate();

    /** What the steps learnt, once all are done. */
    Details details();

    /**
     * For the report.
     *
     * @param serverVersion the database's own {@code version()}
     */
    record Details(
            String engineVersion,
            String serverVersion,
            Map<String, String> tuning,
            List<String> extensions,
            List<String> notes) {}
}
