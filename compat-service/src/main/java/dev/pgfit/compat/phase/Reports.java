package dev.pgfit.compat.phase;

import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reports without figures, so that nobody waits for them. */
public final class Reports {
    private Reports() {}

    /** @param why one sentence for a person */
    public static CompatibilityReport empty(
            UUID runId, String suite, PhaseOutcome outcome, Instant startedAt, String why) {
        return new CompatibilityReport(
                runId,
                startedAt,
                Instant.now(),
                outcome,
                suite,
                List.of(),
                List.of(new Problem("compatibility", why, null)));
    }
}
