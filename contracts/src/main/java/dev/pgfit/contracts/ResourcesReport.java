package dev.pgfit.contracts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What each candidate used, window by window. */
public record ResourcesReport(
        @NotNull UUID runId,
        @NotNull Instant startedAt,
        @NotNull Instant finishedAt,
        @NotNull PhaseOutcome outcome,
        @NotNull Duration interval,
        @NotNull List<@Valid CandidateResources> candidates,
        @NotNull List<Problem> problems)
        implements ResourcesEvent {
    public Optional<CandidateResources> of(CandidateKind kind) {
        return candidates.stream().filter(c -> c.candidate() == kind).findFirst();
    }
}
