package dev.pgfit.installer.container;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Limits;
import dev.pgfit.installer.candidate.Serving;
import dev.pgfit.installer.schema.Verification;
import dev.pgfit.installer.step.StepFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is put into a container: one of the two candidates. */
sealed interface Contents permits PostgresContents, PgliteContents {
    CandidateKind kind();

    /** Version asked for. */
    String requested();

    /** How the protocol reaches the engine. */
    String transport();

    String image();

    ContainerPlan plan(Map<String, String> labels, @Nullable Limits limits);

    Endpoint endpoint(String host, int port);

    /** Why it isn't started again when it dies; empty: it is. */
    Optional<String> mortal();

    /** Settings that the database is asked for. */
    List<String> asked();

    /**
     * The version that is really in the image.
     *
     * @throws StepFailure when that isn't the one asked for
     */
    String version(CandidateContainer container, Verification verified) throws StepFailure;

    /** The settings chosen, by name. */
    Map<String, String> tuning(Serving serving);

    /** What the report should say of it. */
    List<String> notes(Serving serving);
}
