package dev.pgfit.contracts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How the installation of the candidates went, candidate by candidate. */
public record InstallationReport(
        @NotNull UUID runId,
        @NotNull @Valid RunSpec spec,
        @NotNull Instant startedAt,
        @NotNull Instant finishedAt,
        @NotNull List<@Valid CandidateInstallation> candidates)
        implements InstallationEvent {

    /** The candidates that are there to be measured. */
    public List<Target> targets() {
        return candidates.stream()
                .filter(Installed.class::isInstance)
                .map(Installed.class::cast)
                .map(Installed::target)
                .toList();
    }

    public Optional<CandidateInstallation> of(CandidateKind kind) {
        return candidates.stream().filter(c -> c.candidate() == kind).findFirst();
    }
}
