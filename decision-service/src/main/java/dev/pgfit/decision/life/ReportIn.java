package dev.pgfit.decision.life;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.ResourcesReport;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Data of the stream's event {@code report}: a phase has reported.
 *
 * @param outcome absent for the installation, which says it candidate by candidate
 */
public record ReportIn(UUID runId, Phase phase, @Nullable PhaseOutcome outcome, Instant at) {
    static ReportIn of(Phase phase, Event report, Instant at) {
        PhaseOutcome outcome = switch (report) {
            case BenchmarkReport r -> r.outcome();
            case ResourcesReport r -> r.outcome();
            case CompatibilityReport r -> r.outcome();
            default -> null;
        };
        return new ReportIn(report.runId(), phase, outcome, at);
    }
}
