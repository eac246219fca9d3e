package dev.pgfit.installer.kubernetes;

import dev.pgfit.contracts.Limits;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose candidate it is to be, and how large.
 *
 * @param run that it belongs to
 * @param id the run's, or its own when it is disposable
 * @param limits that the run asks for
 * @param end how long after its start its pod is ended whatever happens
 */
record Placing(UUID run, UUID id, @Nullable Limits limits, Duration end, KubernetesSettings settings) {
    PodSize size() {
        return settings.size().with(limits);
    }
}
