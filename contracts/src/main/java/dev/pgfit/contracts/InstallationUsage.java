package dev.pgfit.contracts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Raw counters of an installation's candidates, read at one request: not an event, but an HTTP answer.
 *
 * @param diskFreeBytes what is free where the candidates keep their data; {@code null} when that isn't known
 * @param readingCpuSeconds CPU time that the installer has spent on reading and answering so far, for all who asked;
 *     {@code null} when it doesn't measure it
 */
public record InstallationUsage(
        UUID installationId,
        List<CandidateUsage> candidates,
        @Nullable Long diskFreeBytes,
        @Nullable Double readingCpuSeconds) {
    /** With nothing but the counters. */
    public InstallationUsage(UUID installationId, List<CandidateUsage> candidates) {
        this(installationId, candidates, null, null);
    }

    public Optional<CandidateUsage> of(CandidateKind kind) {
        return candidates.stream().filter(c -> c.candidate() == kind).findFirst();
    }
}
