package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Figures of two candidates that each use half a core all the time. */
final class Figures {
    private final Instant start = Instant.now();
    private volatile long memory = 100_000_000;

    void memory(long bytes) {
        memory = bytes;
    }

    List<CandidateUsage> both() {
        return List.of(usage(CandidateKind.POSTGRESQL), usage(CandidateKind.PGLITE));
    }

    private CandidateUsage usage(CandidateKind kind) {
        Instant now = Instant.now();
        double cpu = Duration.between(start, now).toNanos() / 2e9;
        return new CandidateUsage(kind, now, true, 0, cpu, 2 * memory, memory, 1, 1, 1, 1, 1_000_000, 3, 5, null, null);
    }
}
