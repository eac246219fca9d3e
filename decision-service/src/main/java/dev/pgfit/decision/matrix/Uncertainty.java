package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Statistics;
import dev.pgfit.contracts.WindowUsage;
import dev.pgfit.decision.matrix.Draws.Even;
import dev.pgfit.decision.matrix.Draws.Normal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * What PostgreSQL's true figures may be, given what was measured. Two parts make up each: the error that the phase itself
 * shows (rounds, samples), and a spread from run to run that one run can't show, which is laid down here. That runs of
 * the same program differ by more than repetitions within one is long known: Kalibera and Jones, "Rigorous Benchmarking
 * in Reasonable Time", ISMM 2013.
 */
final class Uncertainty {
    /** Standard deviation of the logarithm of an installation's duration: one was timed, its like take 0.8 to 1.2 of it. */
    static final double RUN_TO_RUN_INSTALLATION = 0.2;

    /** The same of the relative speed. */
    static final double RUN_TO_RUN_SPEED = 0.05;

    /** Relative standard deviation of average memory. */
    static final double RUN_TO_RUN_MEMORY = 0.03;

    /** Relative standard deviation of average CPU. */
    static final double RUN_TO_RUN_CPU = 0.08;

    /** The judgement of stability rests on intervals of 95 %, one side of which counts. */
    static final double STABILITY_WRONG = 0.025;

    /** The same for every decision. */
    private static final double[] RUN_TO_RUN_SECONDS = new double[Draws.COUNT];

    static {
        Arrays.setAll(
                RUN_TO_RUN_SECONDS, i -> StrictMath.exp(RUN_TO_RUN_INSTALLATION * Draws.normal(Normal.SECONDS, i)));
    }

    private final Yardstick yardstick;
    private final Point measured;
    private final Spread speed;
    private final Optional<UsageSpread> memory;
    private final Optional<UsageSpread> cpu;
    private final boolean died;
    private final Optional<CheckDoubt> checks;

    private Uncertainty(Reports reports, Yardstick yardstick) {
        var figures = new Figures(CandidateKind.POSTGRESQL, reports);
        this.yardstick = yardstick;
        this.measured = Point.of(figures);
        this.speed = reports.comparison() == null
                ? Spread.NONE
                : SpeedSpread.of(reports.comparison()).and(Spread.known(RUN_TO_RUN_SPEED));
        this.memory = usage(figures, WindowUsage::memoryBytes, RUN_TO_RUN_MEMORY);
        this.cpu = usage(figures, WindowUsage::cpuPercent, RUN_TO_RUN_CPU);
        this.died = figures.resources().filter(r -> r.restarts() > 0).isPresent();
        this.checks = figures.compatibility().map(CheckDoubt::of);
    }

    /**
     * Of PostgreSQL's figures.
     *
     * @param yardstick for what was not measured: its score is drawn from the whole range
     */
    static Uncertainty of(Reports reports, Yardstick yardstick) {
        return new Uncertainty(reports, yardstick);
    }

    /** Figures that PostgreSQL may truly have, none of them unknown; {@code i} from 0 to {@link Draws#COUNT} - 1. */
    Point at(int i) {
        return new Point(
                measured.installed(),
                seconds(i),
                speed(i),
                memory.map(usage -> usage.at(Draws.normal(Normal.MEMORY, i), Draws.even(Even.MEMORY_IN_GAPS, i)))
                        .orElseGet(() -> yardstick.memory().figure(Draws.even(Even.NO_RESOURCES, i))),
                cpu.map(usage -> usage.at(Draws.normal(Normal.CPU, i), Draws.even(Even.CPU_IN_GAPS, i)))
                        .orElseGet(() -> yardstick.cpu().figure(Draws.even(Even.NO_RESOURCES, i))),
                stable(i),
                checks.map(doubt -> doubt.share(measured.share(), i))
                        .orElseGet(() -> yardstick.share().figure(Draws.even(Even.NO_COMPATIBILITY, i))),
                checks.map(doubt -> doubt.critical(measured.critical(), i))
                        .orElseGet(() -> yardstick.critical().figure(Draws.even(Even.NO_COMPATIBILITY, i))),
                measured.leaks());
    }

    private double seconds(int i) {
        return Double.isNaN(measured.seconds())
                ? yardstick.seconds().figure(Draws.even(Even.NO_INSTALLATION, i))
                : measured.seconds() * RUN_TO_RUN_SECONDS[i];
    }

    private double speed(int i) {
        return Double.isNaN(measured.speed())
                ? yardstick.speed().figure(Draws.even(Even.NO_PERFORMANCE, i))
                : measured.speed() * StrictMath.exp(speed.at(Draws.normal(Normal.SPEED, i)));
    }

    /** That it died is no estimate. */
    private double stable(int i) {
        if (Double.isNaN(measured.stable())) {
            return Draws.even(Even.NO_RESOURCES, i) >= 0.5 ? 1 : 0;
        }
        boolean wrong = !died && Draws.even(Even.STABILITY, i) < STABILITY_WRONG;
        return wrong ? 1 - measured.stable() : measured.stable();
    }

    private static Optional<UsageSpread> usage(
            Figures figures, Function<WindowUsage, Statistics> part, double runToRun) {
        return UsageSpread.of(figures, part).map(usage -> usage.and(Spread.known(runToRun * usage.average())));
    }
}
