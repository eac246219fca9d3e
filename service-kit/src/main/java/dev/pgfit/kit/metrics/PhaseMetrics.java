package dev.pgfit.kit.metrics;

import dev.pgfit.contracts.Phase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/** How long phases take and how they end: {@code pgfit_phase_duration_seconds{phase, outcome}}. */
@ApplicationScoped
public class PhaseMetrics {
    private final MeterRegistry registry;

    PhaseMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Does the work and records its duration, whatever its outcome. */
    public <R> R time(Phase phase, Callable<R> work) throws Exception {
        Timer.Sample sample = Timer.start(registry);
        String outcome = "failed";
        try {
            R result = work.call();
            outcome = "completed";
            return result;
        } catch (CancellationException | InterruptedException e) {
            outcome = "cancelled";
            throw e;
        } finally {
            sample.stop(Timer.builder("pgfit.phase.duration")
                    .description("Duration of a phase")
                    .tag("phase", phase.name().toLowerCase(Locale.ROOT))
                    .tag("outcome", outcome)
                    .publishPercentileHistogram()
                    .register(registry));
        }
    }
}
