package dev.pgfit.local.hold;

import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Installed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An installation as installer-service shows it.
 *
 * @param state of the installing: queued, running, done, failed, cancelled
 * @param life queued, installing, installed, gone
 * @param leaseEndsAt when its candidates are taken away at the latest
 */
public record Installation(
        UUID id,
        String state,
        String life,
        @Nullable Instant leaseEndsAt,
        @Nullable InstallationReport report,
        @Nullable String failure) {

    /** Whether its candidates are there. */
    boolean isThere() {
        return life.equals("installed");
    }

    boolean isOver() {
        return state.equals("done") || state.equals("failed") || state.equals("cancelled");
    }

    /** The candidates that are there. */
    public List<Installed> candidates() {
        return report == null
                ? List.of()
                : report.candidates().stream()
                        .filter(Installed.class::isInstance)
                        .map(Installed.class::cast)
                        .toList();
    }

    /** Those that could not be installed. */
    List<InstallationFailed> failures() {
        return report == null
                ? List.of()
                : report.candidates().stream()
                        .filter(InstallationFailed.class::isInstance)
                        .map(InstallationFailed.class::cast)
                        .toList();
    }
}
