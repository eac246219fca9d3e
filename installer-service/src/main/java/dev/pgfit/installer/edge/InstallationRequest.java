package dev.pgfit.installer.edge;

import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CompatibilitySpec;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Limits;
import dev.pgfit.contracts.PgliteSpec;
import dev.pgfit.contracts.PostgresqlSpec;
import dev.pgfit.contracts.ResourcesSpec;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.contracts.WebvmSpec;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to install, without a run. Every part may be left out.
 *
 * @param webvm the virtual machine, where the environment is {@code webvm} or {@code browser}
 * @param limits of each candidate; {@code null}: none
 * @param candidates which of the two; default both
 */
public record InstallationRequest(
        Environment environment,
        @Valid PostgresqlSpec postgresql,
        @Valid PgliteSpec pglite,
        @Valid WebvmSpec webvm,
        @Nullable @Valid Limits limits,
        @NotEmpty List<CandidateKind> candidates) {
    public InstallationRequest {
        environment = environment == null ? Environment.HOST : environment;
        postgresql = postgresql == null ? PostgresqlSpec.DEFAULT : postgresql;
        pglite = pglite == null ? PgliteSpec.DEFAULT : pglite;
        webvm = webvm == null ? WebvmSpec.DEFAULT : webvm;
        candidates = candidates == null
                ? List.of(CandidateKind.values())
                : candidates.stream().distinct().sorted().toList();
    }

    RunSpec spec(Duration lease) {
        return new RunSpec(
                null,
                environment,
                postgresql,
                pglite,
                webvm,
                limits,
                BenchmarkSpec.DEFAULT,
                ResourcesSpec.DEFAULT,
                CompatibilitySpec.DEFAULT,
                Criteria.DEFAULT,
                lease);
    }
}
