package dev.pgfit.contracts;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Raw counters of an installation's candidates: not an event, but an HTTP answer.
 *
 * @param candidates the latest reading of each
 * @param earlier readings before the latest that the asker has not had yet, oldest first; {@code null} when only the latest
 *     was asked for, or when the installer does not read on its own
 * @param diskFreeBytes what is free where the candidates keep their data; {@code null} when that isn't known
 * @param readingCpuSeconds CPU time that the installer has spent on reading and answering so far, for all who asked;
 *     {@code null} when it doesn't measure it
 */
public record InstallationUsage(
        UUID installationId,
        List<CandidateUsage> candidates,
        @Nullable List<CandidateUsage> earlier,
        @Nullable Long diskFreeBytes,
        @Nullable Double readingCpuSeconds) {
    /** With nothing but the counters. */
    public InstallationUsage(UUID installationId, List<CandidateUsage> candidates) {
        this(installationId, candidates, null, null, null);
    }

    /** The latest of one. */
    public Optional<CandidateUsage> of(CandidateKind kind) {
        return candidates.stream().filter(c -> c.candidate() == kind).findFirst();
    }

    /** All of one, oldest first. */
    public List<CandidateUsage> all(CandidateKind kind) {
        return Stream.concat(earlier == null ? Stream.empty() : earlier.stream(), candidates.stream())
                .filter(c -> c.candidate() == kind)
                .toList();
    }

    /** When the latest was read; empty when there is none. */
    public Optional<Instant> latest() {
        return candidates.stream().map(CandidateUsage::at).max(Comparator.naturalOrder());
    }
}
