package dev.pgfit.kit.metrics;

import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.kit.jobs.JobState;
import dev.pgfit.kit.jobs.Jobs;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How long phases take and how they end, how many wait for their turn, and when the latest report was made:
 * {@code pgfit_phase_duration_seconds}, {@code pgfit_jobs}, {@code pgfit_last_report_timestamp_seconds}.
 */
@ApplicationScoped
public class PhaseMetrics {
    private static final String CANCELLED = "cancelled";

    private final MeterRegistry registry;
    private final Map<Place, Meters> meters = new ConcurrentHashMap<>();

    private record Place(Phase phase, Environment environment) {}

    private record Meters(ByEnum<PhaseOutcome, Timer> durations, Timer cancelled, AtomicLong reportedMillis) {}

    PhaseMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Does the work and records its duration, whatever its outcome.
     *
     * @param environment the run's
     * @param outcome how the report says that it went
     */
    public <R> R time(Phase phase, Environment environment, Callable<R> work, Function<R, PhaseOutcome> outcome)
            throws Exception {
        begin(phase, environment);
        long start = System.nanoTime();
        try {
            R report = work.call();
            reported(phase, environment, outcome.apply(report), since(start));
            return report;
        } catch (CancellationException | InterruptedException e) {
            broken(phase, environment, true, since(start));
            throw e;
        } catch (Exception e) {
            broken(phase, environment, false, since(start));
            throw e;
        }
    }

    /** From now on there are series of it, at zero: what is first seen at one is no increase to Prometheus. */
    public void begin(Phase phase, Environment environment) {
        var unused = metersOf(phase, environment);
    }

    /** A phase has made its report. */
    public void reported(Phase phase, Environment environment, PhaseOutcome outcome, Duration took) {
        Meters of = metersOf(phase, environment);
        of.durations().get(outcome).record(took);
        of.reportedMillis().set(System.currentTimeMillis());
    }

    /** A phase has ended without a report. */
    public void broken(Phase phase, Environment environment, boolean cancelled, Duration took) {
        Meters of = metersOf(phase, environment);
        (cancelled ? of.cancelled() : of.durations().get(PhaseOutcome.FAILED)).record(took);
    }

    /** Shows how many jobs wait and how many run. */
    public void jobs(Phase phase, Jobs<?> jobs) {
        jobs(phase, () -> jobs.count(JobState.QUEUED), () -> jobs.count(JobState.RUNNING));
    }

    /** Shows how many pieces of work wait and how many are under way. Series of the usual environment begin here. */
    public void jobs(Phase phase, Supplier<Number> queued, Supplier<Number> running) {
        begin(phase, RunSpec.DEFAULT.environment());
        gauge(phase, JobState.QUEUED, queued);
        gauge(phase, JobState.RUNNING, running);
    }

    private void gauge(Phase phase, JobState state, Supplier<Number> count) {
        Gauge.builder("pgfit.jobs", count)
                .description("Jobs of a phase that wait for their turn, and that run")
                .tag("phase", Label.of(phase))
                .tag("state", Label.of(state))
                .register(registry);
    }

    private Meters metersOf(Phase phase, Environment environment) {
        return meters.computeIfAbsent(new Place(phase, environment), this::register);
    }

    private Meters register(Place place) {
        AtomicLong reported = new AtomicLong();
        TimeGauge.builder("pgfit.last.report.timestamp", reported, TimeUnit.MILLISECONDS, AtomicLong::get)
                .description("When the latest report of a phase was made, in seconds since 1970; 0: none yet")
                .tag("phase", Label.of(place.phase()))
                .tag("environment", Label.of(place.environment()))
                .register(registry);
        return new Meters(
                new ByEnum<>(PhaseOutcome.class, outcome -> timer(place, Label.of(outcome))),
                timer(place, CANCELLED),
                reported);
    }

    private Timer timer(Place place, String outcome) {
        return Timer.builder("pgfit.phase.duration")
                .description("Duration of a phase, waiting for its turn not included")
                .tag("phase", Label.of(place.phase()))
                .tag("environment", Label.of(place.environment()))
                .tag("outcome", outcome)
                .serviceLevelObjectives(Buckets.ofWork())
                .register(registry);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
