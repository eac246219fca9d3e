package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.kit.metrics.Label;
import dev.pgfit.monitor.observation.Observed;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/**
 * What candidates use while they are watched, in whichever run: {@code pgfit_candidate_*{candidate, environment}}. Gauges
 * are there only meanwhile, counters stay.
 */
@ApplicationScoped
public class LiveMetrics {
    /**
     * A candidate as metrics tell it.
     *
     * @param environment the run's
     */
    record Subject(CandidateKind candidate, Environment environment) {
        Tags tags() {
            return Tags.of("candidate", Label.of(candidate), "environment", Label.of(environment));
        }
    }

    private static final class Watch {
        private final CandidateGauges gauges;
        private int watchers;

        private Watch(CandidateGauges gauges) {
            this.gauges = gauges;
        }
    }

    private final MeterRegistry registry;
    private final Map<Subject, Watch> watches = new HashMap<>();
    private final Map<Subject, CandidateCounters> counters = new HashMap<>();

    LiveMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    synchronized void begin(Subject subject) {
        counters.computeIfAbsent(subject, fresh -> new CandidateCounters(registry, fresh.tags()));
        watches.computeIfAbsent(subject, fresh -> new Watch(new CandidateGauges(registry, fresh.tags()))).watchers++;
    }

    synchronized void observed(Subject subject, Observed observed) {
        Watch watch = watches.get(subject);
        CandidateCounters counts = counters.get(subject);
        if (watch != null && counts != null) {
            watch.gauges.show(observed);
            counts.count(observed);
        }
    }

    /** A reading that was due did not come. */
    synchronized void missed(Subject subject) {
        Watch watch = watches.get(subject);
        CandidateCounters counts = counters.get(subject);
        if (watch != null && counts != null) {
            watch.gauges.show(Observed.NOTHING);
            counts.missed();
        }
    }

    synchronized void end(Subject subject) {
        Watch watch = watches.get(subject);
        if (watch != null && --watch.watchers == 0) {
            watches.remove(subject);
            watch.gauges.remove();
        }
    }
}
