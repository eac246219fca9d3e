package dev.pgfit.installer.edge;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.kit.metrics.ByEnum;
import dev.pgfit.kit.metrics.Label;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** How often candidates died. All series are there from the start: what is first seen at one is no increase. */
@ApplicationScoped
@Startup
public class CandidateMetrics {
    private final ByEnum<CandidateKind, Counter> restarts;
    private final ByEnum<CandidateKind, Counter> losses;

    CandidateMetrics(MeterRegistry registry) {
        restarts = counters(registry, "restarts", "Candidates that died and were started again");
        losses = counters(registry, "losses", "Candidates that died and stayed down");
    }

    private static ByEnum<CandidateKind, Counter> counters(MeterRegistry registry, String what, String text) {
        return new ByEnum<>(
                CandidateKind.class,
                kind -> Counter.builder("pgfit.candidate." + what)
                        .description(text)
                        .tag("candidate", Label.of(kind))
                        .register(registry));
    }

    void restarted(CandidateKind candidate) {
        restarts.get(candidate).increment();
    }

    void gaveUp(CandidateKind candidate) {
        losses.get(candidate).increment();
    }
}
