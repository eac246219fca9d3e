package dev.pgfit.contracts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What each candidate can do of what PostgREST and Supabase need. */
public record CompatibilityReport(
        @NotNull UUID runId,
        @NotNull Instant startedAt,
        @NotNull Instant finishedAt,
        @NotNull PhaseOutcome outcome,
        String suite,
        @NotNull List<@Valid CandidateCompatibility> candidates,
        @NotNull List<Problem> problems)
        implements Event {
    public Optional<CandidateCompatibility> of(CandidateKind kind) {
        return candidates.stream().filter(c -> c.candidate() == kind).findFirst();
    }
}
