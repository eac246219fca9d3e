package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A candidate that is up and verified by queries.
 *
 * @param serverVersion the database's own {@code version()}
 * @param method how it got there
 * @param machine the virtual machine that it runs in; {@code null} when there is none
 * @param limits what came of the limits asked for; {@code null} when none were
 * @param footprint what the candidate uses, idle, right after installation
 * @param tuning the settings chosen for this environment, by name
 * @param extensions extensions that are there, in {@code name version} form
 * @param notes what a reader should know, such as a cache that made a step fast
 */
public record Installed(
        @NotNull @Valid Target target,
        String serverVersion,
        @NotNull Duration duration,
        @NotNull List<InstallationStep> steps,
        InstallationMethod method,
        @Nullable Machine machine,
        @Nullable @Valid AppliedLimits limits,
        @NotNull Footprint footprint,
        Map<String, String> tuning,
        List<String> extensions,
        List<String> notes)
        implements CandidateInstallation {
    public Installed {
        method = Defaults.or(method, InstallationMethod.MEASURED);
    }

    @Override
    @JsonIgnore
    public CandidateKind candidate() {
        return target.candidate();
    }
}
