package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.List;

/** One candidate's installation: it is there, or it is not and nothing of it is left. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Installed.class, name = "installed"),
    @JsonSubTypes.Type(value = InstallationFailed.class, name = "failed")
})
public sealed interface CandidateInstallation permits Installed, InstallationFailed {
    CandidateKind candidate();

    /** Of the steps that count: see {@link InstallationStep#counted}. */
    Duration duration();

    List<InstallationStep> steps();
}
