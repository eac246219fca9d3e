package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.InstallationUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

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

    /** As an installer answers that reads on its own: all since then, at the rate that is asked for. */
    InstallationUsage since(String query) {
        Map<String, String> asked = Arrays.stream(query.split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        Duration every = Duration.parse(asked.get("every"));
        Instant now = Instant.now();
        Instant at =
                asked.containsKey("after") ? Instant.parse(asked.get("after")).plus(every) : now;
        List<CandidateUsage> readings = new ArrayList<>();
        do {
            readings.add(usage(CandidateKind.POSTGRESQL, at));
            at = at.plus(every);
        } while (!at.isAfter(now));
        return new InstallationUsage(new UUID(0, 1), List.of(readings.removeLast()), readings, 1_000_000_000L, null);
    }

    private CandidateUsage usage(CandidateKind kind) {
        return usage(kind, Instant.now());
    }

    private CandidateUsage usage(CandidateKind kind, Instant now) {
        double cpu = Duration.between(start, now).toNanos() / 2e9;
        return new CandidateUsage(
                kind, now, true, 0, cpu, 2 * memory, memory, memory, 1, 1, 1, 1, 1_000_000, 3, 5, null, null);
    }
}
