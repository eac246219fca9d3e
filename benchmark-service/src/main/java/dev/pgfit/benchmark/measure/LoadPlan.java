package dev.pgfit.benchmark.measure;

import dev.pgfit.contracts.LoadSpec;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The load of each test.
 *
 * @param model of its rounds
 * @param sweep looked for after them
 */
public record LoadPlan(LoadModel model, Optional<Sweep> sweep) {
    /**
     * @param bound of p99
     * @param from lowest rate, per second
     * @param to highest rate, per second
     * @param step how long each rate is tried at least
     */
    public record Sweep(Duration bound, double from, double to, Duration step) {
        static Sweep of(LoadSpec.Sweep given) {
            return new Sweep(
                    Objects.requireNonNull(given.p99Below()),
                    Objects.requireNonNull(given.from()),
                    Objects.requireNonNull(given.to()),
                    Objects.requireNonNullElse(given.step(), STEP));
        }
    }

    public static final LoadPlan CLOSED = new LoadPlan(LoadModel.CLOSED, Optional.empty());
    private static final Duration STEP = Duration.ofSeconds(1);

    /** @param load checked; {@code null} means a closed load without a sweep */
    public static LoadPlan of(@Nullable LoadSpec load, long seed) {
        if (load == null) {
            return CLOSED;
        }
        Double rate = load.rate();
        LoadModel model = load.model() == LoadSpec.Model.OPEN && rate != null
                ? new LoadModel.Open(rate, arrivals(load), seed)
                : new LoadModel.Closed(
                        Objects.requireNonNullElse(load.thinkTime(), Duration.ZERO),
                        Objects.requireNonNullElse(load.pipelining(), 1));
        return new LoadPlan(model, Optional.ofNullable(load.sweep()).map(Sweep::of));
    }

    private static LoadModel.Arrivals arrivals(LoadSpec load) {
        return load.arrivals() == LoadSpec.Arrivals.POISSON ? LoadModel.Arrivals.POISSON : LoadModel.Arrivals.CONSTANT;
    }
}
