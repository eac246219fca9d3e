package dev.pgfit.contracts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What each candidate used, window by window.
 *
 * @param watchingCost what watching itself took; {@code null} when nobody measured it
 */
public record ResourcesReport(
        @NotNull UUID runId,
        @NotNull Instant startedAt,
        @NotNull Instant finishedAt,
        @NotNull PhaseOutcome outcome,
        @NotNull Duration interval,
        @NotNull List<@Valid CandidateResources> candidates,
        @NotNull List<Problem> problems,
        @Nullable WatchingCost watchingCost)
        implements ResourcesEvent {
    /** Without the cost of watching. */
    public ResourcesReport(
            UUID runId,
            Instant startedAt,
            Instant finishedAt,
            PhaseOutcome outcome,
            Duration interval,
            List<CandidateResources> candidates,
            List<Problem> problems) {
        this(runId, startedAt, finishedAt, outcome, interval, candidates, problems, null);
    }

    public Optional<CandidateResources> of(CandidateKind kind) {
        return candidates.stream().filter(c -> c.candidate() == kind).findFirst();
    }
}
