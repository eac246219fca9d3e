package dev.pgfit.decision.edge;

import dev.pgfit.contracts.Environment;
import dev.pgfit.decision.life.Life;
import dev.pgfit.decision.run.Run;
import dev.pgfit.decision.run.RunState;
import dev.pgfit.kit.metrics.Buckets;
import dev.pgfit.kit.metrics.ByEnum;
import dev.pgfit.kit.metrics.Label;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How many runs there are, how they end and how long they take. All series are there from the start: what is first seen
 * at one is no increase to Prometheus.
 */
@ApplicationScoped
@Startup
public class RunMetrics {
    private final VerdictMetrics verdicts;
    private final ByEnum<Environment, Counter> requested;
    private final ByEnum<Environment, Counter> expired;
    private final ByEnum<Environment, Outcomes> ended;
    private volatile OpenRuns open = OpenRuns.NONE;
    private volatile long sweptMillis;

    private record Ended(Counter count, Timer duration) {}

    private record Outcomes(Ended decided, Ended failed, Ended cancelled) {
        Ended of(RunState state) {
            return switch (state) {
                case DECIDED -> decided;
                case FAILED -> failed;
                case CANCELLED -> cancelled;
                case QUEUED, INSTALLING, MEASURING, CHECKING -> throw new IllegalStateException(state + " is no end");
            };
        }
    }

    RunMetrics(MeterRegistry registry, RunLanes lanes, VerdictMetrics verdicts) {
        this.verdicts = verdicts;
        requested =
                byEnvironment(environment -> counter(registry, "pgfit.runs.requested", "Runs asked for", environment));
        expired = byEnvironment(environment -> counter(
                registry,
                "pgfit.runs.expired",
                "Runs ended by their deadline, before all phases had reported",
                environment));
        ended = byEnvironment(environment -> new Outcomes(
                ended(registry, environment, RunState.DECIDED),
                ended(registry, environment, RunState.FAILED),
                ended(registry, environment, RunState.CANCELLED)));
        Stream.of(RunState.values())
                .filter(state -> !state.ended())
                .forEach(state -> Gauge.builder(
                                "pgfit.runs.open", () -> open.states().getOrDefault(state, 0L))
                        .description("Runs that have not ended, in the store that all replicas share")
                        .tag("state", state.text())
                        .register(registry));
        Gauge.builder("pgfit.runs.overdue", () -> open.overdue())
                .description("Open runs whose deadline has passed")
                .register(registry);
        Gauge.builder("pgfit.outbox.events", () -> open.unpublished())
                .description("Events stored that Kafka has not confirmed")
                .register(registry);
        TimeGauge.builder("pgfit.outbox.age", () -> open.unpublishedFor().toMillis(), TimeUnit.MILLISECONDS)
                .description("How long the oldest event that Kafka has not confirmed has waited; 0: there is none")
                .register(registry);
        Gauge.builder("pgfit.lanes.waiting", lanes, RunLanes::waiting)
                .description("What happened to runs and waits to be stored")
                .register(registry);
        TimeGauge.builder("pgfit.last.sweep.timestamp", () -> sweptMillis, TimeUnit.MILLISECONDS)
                .description("When open runs were last looked at for their deadline, in seconds since 1970")
                .register(registry);
    }

    private static <T> ByEnum<Environment, T> byEnvironment(Function<Environment, T> make) {
        return new ByEnum<>(Environment.class, make);
    }

    private static Counter counter(MeterRegistry registry, String name, String text, Environment environment) {
        return Counter.builder(name)
                .description(text)
                .tag("environment", Label.of(environment))
                .register(registry);
    }

    private static Ended ended(MeterRegistry registry, Environment environment, RunState outcome) {
        return new Ended(
                Counter.builder("pgfit.runs")
                        .description("Runs ended")
                        .tag("environment", Label.of(environment))
                        .tag("outcome", outcome.text())
                        .register(registry),
                Timer.builder("pgfit.run.duration")
                        .description("From request to end of a run")
                        .tag("environment", Label.of(environment))
                        .tag("outcome", outcome.text())
                        .serviceLevelObjectives(Buckets.ofWork())
                        .register(registry));
    }

    /** The store was looked at. */
    void swept(OpenRuns runs) {
        open = runs;
        sweptMillis = System.currentTimeMillis();
    }

    void requested(Run run) {
        requested.get(run.spec().environment()).increment();
    }

    /** Takes in what became of a run, if it has ended. */
    void kept(Life life) {
        life.ending().ifPresent(event -> {
            Run run = life.run();
            Environment environment = run.spec().environment();
            Ended how = ended.get(environment).of(run.state());
            how.count().increment();
            how.duration()
                    .record(Duration.between(
                            run.requestedAt(), Objects.requireNonNullElseGet(run.endedAt(), Instant::now)));
            if (life.expired()) {
                expired.get(environment).increment();
            }
            verdicts.ended(run, event);
        });
    }
}
