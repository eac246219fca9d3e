package dev.pgfit.decision.edge;

import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Event;
import dev.pgfit.decision.run.Run;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** How many runs there are, how they end and how long they take. */
@ApplicationScoped
public class RunMetrics {
    private final MeterRegistry registry;
    private final AtomicLong open = new AtomicLong();

    RunMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("pgfit.runs.open", open, AtomicLong::get)
                .description("Runs that have not ended")
                .register(registry);
    }

    void open(long runs) {
        open.set(runs);
    }

    void ended(Run run, Event event) {
        String outcome = run.state().text();
        registry.counter("pgfit.runs", "outcome", outcome).increment();
        Timer.builder("pgfit.run.duration")
                .description("From request to end of a run")
                .tag("outcome", outcome)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofSeconds(1))
                .maximumExpectedValue(Duration.ofHours(1))
                .register(registry)
                .record(Duration.between(
                        run.requestedAt(), Objects.requireNonNullElseGet(run.endedAt(), Instant::now)));
        if (event instanceof Decision decision) {
            String recommendation = decision.recommendation().name().toLowerCase(Locale.ROOT);
            registry.counter("pgfit.decisions", "recommendation", recommendation)
                    .increment();
        }
    }
}
