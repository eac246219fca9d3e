package dev.pgfit.contracts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Raw counters of an installation's candidates, read at one request: not an event, but an HTTP answer. */
public record InstallationUsage(UUID installationId, List<CandidateUsage> candidates) {
    public Optional<CandidateUsage> of(CandidateKind kind) {
        return candidates.stream().filter(c -> c.candidate() == kind).findFirst();
    }
}
