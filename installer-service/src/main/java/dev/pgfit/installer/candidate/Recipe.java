package dev.pgfit.installer.candidate;

import dev.pgfit.contracts.AppliedLimits;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.Machine;
import dev.pgfit.installer.step.Step;
import dev.pgfit.process.Folders;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one candidate is put there. Good for one installation: its steps leave their results in it. */
public interface Recipe {
    CandidateKind kind();

    String requestedVersion();

    /** Where it comes to live; in a run both needn't live in the same kind of place. */
    Environment environment();

    /** How the protocol reaches the engine, such as {@code native}. */
    String transport();

    default InstallationMethod method() {
        return InstallationMethod.MEASURED;
    }

    /** The virtual machine that it runs in, once all steps are done; {@code null} when there is none. */
    default @Nullable Machine machine() {
        return null;
    }

    /** What came of the limits asked for, once all steps are done; {@code null} when none were. */
    default @Nullable AppliedLimits limits() {
        return null;
    }

    /** What to do, in order. */
    List<Step> steps();

    /** Folders whose growth the steps are charged with. */
    List<Path> growing();

    /** Folders of its binaries and data, once all steps are done. */
    List<Path> disk();

    /** What its binaries and data take, once all steps are done. */
    default long diskBytes() {
        return disk().stream().mapToLong(Folders::diskBytes).sum();
    }

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
