package dev.pgfit.installer.edge;

import dev.pgfit.contracts.Phase;
import dev.pgfit.installer.installation.Installations;
import dev.pgfit.kit.metrics.PhaseMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** How many installations may be there at once, how many are, and how many wait. */
@ApplicationScoped
public class SlotMetrics {
    void start(
            @Observes StartupEvent started,
            MeterRegistry registry,
            PhaseMetrics phases,
            Installer installer,
            InstallerConfig config) {
        Installations installations = installer.installations();
        phases.jobs(Phase.INSTALLATION, installations::queued, installations::installing);
        Gauge.builder("pgfit.installer.slots", config, InstallerConfig::slots)
                .description("Installations that may be there at once")
                .register(registry);
        Gauge.builder("pgfit.installer.slots.used", installations, Installations::present)
                .description("Installations that are there or being made")
                .register(registry);
    }
}
