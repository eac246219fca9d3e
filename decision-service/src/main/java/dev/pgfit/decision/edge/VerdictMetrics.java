package dev.pgfit.decision.edge;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Compared;
import dev.pgfit.contracts.Criterion;
import dev.pgfit.contracts.CriterionScore;
import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.Gate;
import dev.pgfit.contracts.Recommendation;
import dev.pgfit.decision.run.Run;
import dev.pgfit.kit.metrics.ByEnum;
import dev.pgfit.kit.metrics.Label;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The latest decision of each environment and pair of versions, as gauges. Of the pairs the {@value #PAIRS} that were
 * decided on latest are shown. A decision is taken in by setting a reference: figures are read when Prometheus asks.
 */
@ApplicationScoped
@Startup
public class VerdictMetrics {
    /** Of environments and versions; each has some thirty series. */
    static final int PAIRS = 20;

    private static final String NO_VERSION = "none";

    private final MeterRegistry registry;
    private final ByEnum<Environment, ByEnum<Recommendation, Counter>> decisions;
    private final SequencedMap<Pair, Shown> shown = new LinkedHashMap<>(PAIRS, 0.75f, true);

    private record Pair(Environment environment, String postgresql, String pglite) {
        static Pair of(Environment environment, Decision decision) {
            return new Pair(
                    environment, version(decision, CandidateKind.POSTGRESQL), version(decision, CandidateKind.PGLITE));
        }

        private static String version(Decision decision, CandidateKind kind) {
            for (Compared compared : decision.compared()) {
                if (compared.candidate() == kind) {
                    return compared.version();
                }
            }
            return NO_VERSION;
        }

        Tags tags() {
            return Tags.of(
                    "environment", Label.of(environment), "postgresql_version", postgresql, "pglite_version", pglite);
        }
    }

    private static final class Shown {
        private final List<Meter> meters = new ArrayList<>();
        private volatile Decision decision;
        private volatile long millis;

        Shown(Decision decision) {
            this.decision = decision;
        }
    }

    VerdictMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.decisions = new ByEnum<>(
                Environment.class,
                environment -> new ByEnum<>(
                        Recommendation.class, recommendation -> counter(registry, environment, recommendation)));
    }

    private static Counter counter(MeterRegistry registry, Environment environment, Recommendation recommendation) {
        return Counter.builder("pgfit.decisions")
                .description("Decisions made")
                .tag("environment", Label.of(environment))
                .tag("recommendation", Label.of(recommendation))
                .register(registry);
    }

    /** Counts a decision, and shows it unless the run was a control: that compares a candidate with itself. */
    void ended(Run run, Event event) {
        if (event instanceof Decision decision) {
            Environment environment = run.spec().environment();
            decisions.get(environment).get(decision.recommendation()).increment();
            if (run.spec().benchmark().control() == null) {
                show(Pair.of(environment, decision), decision);
            }
        }
    }

    private synchronized void show(Pair pair, Decision decision) {
        Shown known = shown.get(pair);
        if (known == null) {
            known = new Shown(decision);
            if (shown.size() == PAIRS) {
                shown.pollFirstEntry().getValue().meters.forEach(registry::remove);
            }
            shown.put(pair, known);
            register(known, pair.tags());
        }
        known.decision = decision;
        known.millis = System.currentTimeMillis();
    }

    private void register(Shown of, Tags tags) {
        gauge(
                of,
                "last.decision.timestamp",
                "seconds",
                "When it was made, in seconds since 1970",
                tags,
                d -> of.millis / 1e3);
        gauge(of, "decision.confidence", "ratio", "Confidence in the recommendation", tags, Decision::confidence);
        for (Recommendation recommendation : Recommendation.values()) {
            gauge(
                    of,
                    "decision.recommendation",
                    null,
                    "1 for what is recommended, 0 for the other",
                    tags.and("recommendation", Label.of(recommendation)),
                    d -> d.recommendation() == recommendation ? 1 : 0);
        }
        total(of, tags, CandidateKind.POSTGRESQL, Decision::total);
        total(of, tags, CandidateKind.PGLITE, Decision::pgliteTotal);
        for (Criterion criterion : Criterion.values()) {
            Tags by = tags.and("criterion", Label.of(criterion));
            gauge(
                    of,
                    "decision.weight",
                    "ratio",
                    "Weight of a criterion",
                    by,
                    d -> score(d, criterion, CriterionScore::weight));
            score(of, by, criterion, CandidateKind.POSTGRESQL, CriterionScore::postgresql);
            score(of, by, criterion, CandidateKind.PGLITE, CriterionScore::pglite);
        }
        for (Gate gate : of.decision.gates()) {
            gauge(
                    of,
                    "decision.gate.passed",
                    null,
                    "1: the gate was passed, 0: it vetoes PostgreSQL, not a number: no data",
                    tags.and("gate", gate.id()),
                    d -> passed(d, gate.id()));
        }
    }

    private void total(Shown of, Tags tags, CandidateKind kind, ToDoubleFunction<Decision> figure) {
        Tags by = tags.and("candidate", Label.of(kind));
        gauge(of, "decision.weighted.score", "ratio", "Score of a candidate over all criteria", by, figure);
    }

    private void score(
            Shown of, Tags by, Criterion criterion, CandidateKind kind, ToDoubleFunction<CriterionScore> figure) {
        Tags both = by.and("candidate", Label.of(kind));
        gauge(
                of,
                "decision.score",
                "ratio",
                "Score of a candidate in a criterion",
                both,
                d -> score(d, criterion, figure));
    }

    private void gauge(
            Shown of, String name, @Nullable String unit, String text, Tags tags, ToDoubleFunction<Decision> figure) {
        of.meters.add(Gauge.builder("pgfit." + name, of, from -> figure.applyAsDouble(from.decision))
                .baseUnit(unit)
                .description("The latest decision: " + text)
                .tags(tags)
                .register(registry));
    }

    private static double score(Decision decision, Criterion criterion, ToDoubleFunction<CriterionScore> figure) {
        for (CriterionScore score : decision.scores()) {
            if (score.criterion() == criterion) {
                return figure.applyAsDouble(score);
            }
        }
        return Double.NaN;
    }

    private static double passed(Decision decision, String id) {
        for (Gate gate : decision.gates()) {
            if (gate.id().equals(id)) {
                return switch (gate.outcome()) {
                    case PASSED -> 1;
                    case VETOED -> 0;
                    case UNKNOWN -> Double.NaN;
                };
            }
        }
        return Double.NaN;
    }
}
