package dev.pgfit.decision.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CandidateCompatibility;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResources;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.Criterion;
import dev.pgfit.contracts.CriterionScore;
import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Gate;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Recommendation;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.contracts.Statistics;
import dev.pgfit.contracts.Thresholds;
import dev.pgfit.contracts.Weights;
import dev.pgfit.contracts.WindowUsage;
import dev.pgfit.decision.samples.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatrixLawsTest {
    private static final UUID RUN = new UUID(3, 4);

    @Property
    void shouldScoreMonotonously(
            @ForAll @DoubleRange(min = 0.01, max = 1e12) double limit,
            @ForAll @DoubleRange(min = 0, max = 1e13) double a,
            @ForAll @DoubleRange(min = 0, max = 1e13) double b) {
        double less = Math.min(a, b);
        double more = Math.max(a, b);
        assertThat(Curve.usage(limit).score(less))
                .isGreaterThanOrEqualTo(Curve.usage(limit).score(more));
        assertThat(Curve.duration(limit).score(less))
                .isGreaterThanOrEqualTo(Curve.duration(limit).score(more));
        assertThat(Curve.speed(limit).score(less))
                .isLessThanOrEqualTo(Curve.speed(limit).score(more));
        assertThat(Curve.usage(limit).score(limit)).isEqualTo(0.5);
        assertThat(Curve.duration(limit).score(limit)).isEqualTo(0.5);
        assertThat(Curve.speed(limit).score(limit)).isEqualTo(0.5);
        assertThat(Curve.duration(limit).score(0)).isEqualTo(1);
        assertThat(Curve.usage(limit).score(2 * limit)).isZero();
    }

    @Property
    void shouldScoreSharesMonotonously(
            @ForAll @DoubleRange(min = 0, max = 1) double limit,
            @ForAll @DoubleRange(min = 0, max = 1) double a,
            @ForAll @DoubleRange(min = 0, max = 1) double b) {
        var curve = Curve.share(limit);
        assertThat(curve.score(Math.min(a, b))).isBetween(0.0, curve.score(Math.max(a, b)));
        assertThat(curve.score(1)).isEqualTo(1);
    }

    @Property
    void shouldNeverLowerTheTotalWhenAScoreRises(
            @ForAll @DoubleRange(min = 0, max = 1) double weight,
            @ForAll @DoubleRange(min = 0, max = 1) double score,
            @ForAll @DoubleRange(min = 0, max = 1) double raise,
            @ForAll @DoubleRange(min = 0, max = 1) double other) {
        double before = total(weight, score, other);
        double after = total(weight, Math.min(1, score + raise), other);
        assertThat(after).isGreaterThanOrEqualTo(before);
    }

    private static double total(double weight, double score, double other) {
        return Scores.total(
                List.of(
                        new CriterionScore(Criterion.RESOURCES, weight, score, 0, true, ""),
                        new CriterionScore(Criterion.PERFORMANCE, 1 - weight, other, 0, true, "")),
                CriterionScore::postgresql);
    }

    @Property
    void shouldKeepEverythingInRangeForAnyFigures(
            @ForAll double memory,
            @ForAll double cpu,
            @ForAll double ratio,
            @ForAll double share,
            @ForAll int critical,
            @ForAll boolean stable,
            @ForAll @IntRange(min = 0, max = 15) int present) {
        var decision = decide(reports(memory, cpu, ratio, share, critical, stable, present));
        if (decision == null) {
            return;
        }
        assertThat(decision.scores())
                .allSatisfy(score -> assertThat(score.postgresql()).isBetween(0.0, 1.0))
                .allSatisfy(score -> assertThat(score.pglite()).isBetween(0.0, 1.0));
        assertThat(decision.total()).isBetween(0.0, 1.0);
        assertThat(decision.pgliteTotal()).isBetween(0.0, 1.0);
        assertThat(decision.confidence()).isBetween(0.01, 0.99);
    }

    @Property
    void shouldKeepEverythingInRangeForFiguresThatAreNone(
            @ForAll("nonsense") double memory,
            @ForAll("nonsense") double cpu,
            @ForAll("nonsense") double ratio,
            @ForAll("nonsense") double share,
            @ForAll @IntRange(min = 0, max = 15) int present) {
        shouldKeepEverythingInRangeForAnyFigures(memory, cpu, ratio, share, 1, true, present);
    }

    @Provide
    Arbitrary<Double> nonsense() {
        return Arbitraries.of(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                -1.0,
                -0.0,
                0.0,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                0.5,
                1e300);
    }

    @Test
    void shouldKeepEverythingInRangeForEmptyReports() {
        var empty = new Reports(
                Samples.installation(RUN),
                null,
                Samples.resources(RUN, new CandidateResources[0]),
                Samples.compatibility(RUN, new CandidateCompatibility[0]));
        var decision = decide(empty);
        assertThat(decision).isNotNull();
        assertThat(decision.total()).isBetween(0.0, 1.0);
        assertThat(decision.scores()).filteredOn(score -> !score.measured()).hasSize(3);
    }

    @Property
    void shouldNeverLowerTheTotalWhenAFigureGetsBetter(
            @ForAll @DoubleRange(min = 0, max = 300) double seconds,
            @ForAll @DoubleRange(min = 0.01, max = 3) double speed,
            @ForAll @DoubleRange(min = 0, max = 1e9) double memory,
            @ForAll @DoubleRange(min = 0, max = 200) double cpu,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @IntRange(min = 0, max = 9) int critical,
            @ForAll @DoubleRange(min = 0, max = 1) double better) {
        var yardstick = Yardstick.of(Criteria.DEFAULT);
        double before = yardstick.total(new Point(true, seconds, speed, memory, cpu, 0, share, critical, false));
        assertThat(List.of(
                        new Point(true, seconds * better, speed, memory, cpu, 0, share, critical, false),
                        new Point(
                                true, seconds, speed / Math.max(better, 0.01), memory, cpu, 0, share, critical, false),
                        new Point(true, seconds, speed, memory * better, cpu, 0, share, critical, false),
                        new Point(true, seconds, speed, memory, cpu * better, 0, share, critical, false),
                        new Point(true, seconds, speed, memory, cpu, 1, share, critical, false),
                        new Point(true, seconds, speed, memory, cpu, 0, share + (1 - share) * better, critical, false),
                        new Point(true, seconds, speed, memory, cpu, 0, share, critical * better, false)))
                .allSatisfy(point -> assertThat(yardstick.total(point)).isGreaterThanOrEqualTo(before));
    }

    @Property
    void shouldNotCareForTheScaleOfWeightsThatAreNormalised(
            @ForAll @IntRange(min = 0, max = 10) int a,
            @ForAll @IntRange(min = 0, max = 10) int b,
            @ForAll @IntRange(min = 0, max = 10) int c,
            @ForAll @IntRange(min = 1, max = 10) int d,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double scale) {
        var reports = reports(3e8, 40, 0.9, 0.9, 1, true, 15);
        var some = decide(reports, weights(a, b, c, d, 1, true));
        var scaled = decide(reports, weights(a, b, c, d, scale, true));
        assertThat(scaled).usingRecursiveComparison().ignoringFields("criteria").isEqualTo(some);
        if (a + b + c + d != 1) {
            assertThatThrownBy(() -> decide(reports, weights(a, b, c, d, 1, null)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Criteria weights(double a, double b, double c, double d, double scale, @Nullable Boolean normalise) {
        return new Criteria(
                new Weights(a * scale, b * scale, c * scale, d * scale, normalise), Thresholds.DEFAULT, 0.5, 0.5);
    }

    @Property
    void shouldAlwaysVetoByAMissedGateAndSaySo(
            @ForAll @DoubleRange(min = 1, max = 2e9) double memory,
            @ForAll @DoubleRange(min = 0, max = 200) double cpu,
            @ForAll @DoubleRange(min = 0.01, max = 10) double ratio,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @IntRange(min = 0, max = 16) int critical,
            @ForAll boolean stable) {
        var decision = decide(reports(memory, cpu, ratio, share, critical, stable, 15));
        assertThat(decision).isNotNull();
        var vetoed = decision.gates().stream()
                .filter(gate -> gate.outcome() == Gate.Outcome.VETOED)
                .toList();
        boolean missed = memory >= 400e6 || cpu >= 60 || ratio < 0.7 || share < 0.8 || critical > 2 || !stable;
        assertThat(!vetoed.isEmpty()).isEqualTo(missed);
        if (missed) {
            assertThat(decision.recommendation()).isEqualTo(Recommendation.USE_ENHANCED_PGLITE);
        }
        assertThat(vetoed)
                .allSatisfy(gate -> assertThat(decision.reasons())
                        .anyMatch(reason -> reason.text().contains("Vetoed by the gate " + gate.id())));
    }

    @Property(tries = 200)
    void shouldNotCareForTheOrderOfLists(@ForAll long seed, @ForAll boolean twice) {
        var reports = reports(3e8, 40, 0.9, 0.9, 1, true, 15);
        var random = new Random(seed);
        assertThat(decide(shuffled(reports, random, twice)))
                .isEqualTo(decide(shuffled(reports, new Random(~seed), twice)));
    }

    private static @Nullable Decision decide(Reports reports) {
        return decide(reports, Criteria.DEFAULT);
    }

    private static @Nullable Decision decide(Reports reports, Criteria criteria) {
        return DecisionMatrix.decide(RUN, reports, criteria) instanceof Outcome.Decided decided
                ? decided.decision()
                : null;
    }

    private static Reports reports(
            double memory, double cpu, double ratio, double share, int critical, boolean stable, int present) {
        var watched = Samples.watched(CandidateKind.POSTGRESQL, 100, 10, stable);
        var windows = watched.windows().stream()
                .map(w -> new WindowUsage(
                        w.window(),
                        w.samples(),
                        w.watched(),
                        new Statistics(cpu, cpu, cpu, cpu, 0, 0),
                        new Statistics(memory, memory, memory, memory, 0, 0),
                        w.residentBytes(),
                        w.processes(),
                        w.threads(),
                        0,
                        0,
                        0,
                        0,
                        0,
                        null))
                .toList();
        var checked = Samples.checked(CandidateKind.POSTGRESQL, "foreign_keys", "role_switching");
        var compatibility =
                new CandidateCompatibility(checked.candidate(), 16, 14, 2, 0, share, critical, checked.checks());
        return new Reports(
                (present & 1) == 0 ? null : Samples.installation(RUN),
                (present & 2) == 0 ? null : Samples.benchmark(RUN, ratio, 10, 8, 2),
                (present & 4) == 0
                        ? null
                        : Samples.resources(
                                RUN,
                                new CandidateResources(
                                        CandidateKind.POSTGRESQL,
                                        watched.samples(),
                                        windows,
                                        stable,
                                        watched.stability(),
                                        watched.memoryTrend(),
                                        0,
                                        List.of(),
                                        List.of()),
                                Samples.watched(CandidateKind.PGLITE, 360, 30, true)),
                (present & 8) == 0
                        ? null
                        : Samples.compatibility(
                                RUN, compatibility, Samples.checked(CandidateKind.PGLITE, "listen_notify")));
    }

    private static Reports shuffled(Reports reports, Random random, boolean twice) {
        InstallationReport i = java.util.Objects.requireNonNull(reports.installation());
        BenchmarkReport b = java.util.Objects.requireNonNull(reports.benchmark());
        ResourcesReport r = java.util.Objects.requireNonNull(reports.resources());
        CompatibilityReport c = java.util.Objects.requireNonNull(reports.compatibility());
        var candidates = new ArrayList<>(r.candidates());
        if (twice) {
            candidates.add(Samples.watched(CandidateKind.POSTGRESQL, 395, 55, false));
        }
        return new Reports(
                new InstallationReport(
                        i.runId(), i.spec(), i.startedAt(), i.finishedAt(), shuffled(i.candidates(), random)),
                new BenchmarkReport(
                        b.runId(),
                        b.spec(),
                        shuffled(b.targets(), random),
                        b.startedAt(),
                        b.finishedAt(),
                        b.outcome(),
                        b.workload(),
                        b.workloadSha256(),
                        shuffled(b.tests(), random),
                        b.summary(),
                        b.problems()),
                new ResourcesReport(
                        r.runId(),
                        r.startedAt(),
                        r.finishedAt(),
                        r.outcome(),
                        r.interval(),
                        shuffled(candidates, random).stream()
                                .map(w -> new CandidateResources(
                                        w.candidate(),
                                        w.samples(),
                                        shuffled(w.windows(), random),
                                        w.stable(),
                                        w.stability(),
                                        w.memoryTrend(),
                                        w.restarts(),
                                        w.gaps(),
                                        w.crossings()))
                                .toList(),
                        r.problems()),
                new CompatibilityReport(
                        c.runId(),
                        c.startedAt(),
                        c.finishedAt(),
                        c.outcome(),
                        c.suite(),
                        shuffled(c.candidates(), random).stream()
                                .map(k -> new CandidateCompatibility(
                                        k.candidate(),
                                        k.total(),
                                        k.passed(),
                                        k.failed(),
                                        k.skipped(),
                                        k.score(),
                                        k.criticalFailures(),
                                        shuffled(k.checks(), random)))
                                .toList(),
                        c.problems()));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        var copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return List.copyOf(copy);
    }
}
