package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.Thresholds;
import dev.pgfit.contracts.Weights;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Figures and criteria of all sorts, on both sides of every limit. */
final class Questions {
    private Questions() {}

    static Arbitrary<WhatIf> any() {
        Arbitrary<Double> seconds = Arbitraries.doubles().between(0, 150);
        Arbitrary<Double> memory = Arbitraries.doubles().between(1, 5e8);
        Arbitrary<Double> cpu = Arbitraries.doubles().between(0, 70);
        Arbitrary<Double> speed = Arbitraries.doubles().between(0.4, 3);
        Arbitrary<Double> share = Arbitraries.doubles().between(0.7, 1);
        Arbitrary<Integer> critical = Arbitraries.integers().between(0, 3);
        Arbitrary<Boolean> stable = Arbitraries.of(true, true, false);
        // bits: which reports are there; the installation always is
        Arbitrary<Integer> present =
                Arbitraries.frequency(Tuple.of(4, 7), Tuple.of(1, 3), Tuple.of(1, 5), Tuple.of(1, 6), Tuple.of(1, 0));
        return Combinators.combine(seconds, memory, cpu, speed, share, critical, stable, present)
                .as((s, m, c, v, h, k, t, p) ->
                        new WhatIf(s, m, c, v, h, k, t, false, p, InstallationMethod.MEASURED, Criteria.DEFAULT))
                .flatMap(figures -> criteria().map(figures::with))
                .flatMap(figures -> Arbitraries.of(figures, figures, figures, figures.missing("security")))
                .flatMap(figures -> Arbitraries.of(InstallationMethod.values()).map(figures::with));
    }

    private static Arbitrary<Criteria> criteria() {
        Arbitrary<Weights> weights =
                Arbitraries.of(Weights.DEFAULT, Weights.of(0.1, 0.6, 0.2, 0.1), Weights.of(0.4, 0.1, 0.1, 0.4));
        Arbitrary<Thresholds> limits = Arbitraries.of(
                Thresholds.DEFAULT,
                new Thresholds(Duration.ofSeconds(30), 600_000_000L, 90.0, 0.2, 0.6, 4),
                new Thresholds(Duration.ofSeconds(200), 300_000_000L, 40.0, 1.2, 0.9, 0));
        Arbitrary<Double> acceptance = Arbitraries.of(0.0, 0.4, 0.5, 0.55, 0.7, 0.9);
        return Combinators.combine(weights, limits, acceptance).as((w, t, a) -> new Criteria(w, t, 0.5, a));
    }
}
