package dev.pgfit.benchmark.report;

import dev.pgfit.benchmark.measure.Contender;
import dev.pgfit.benchmark.measure.TestRun;
import dev.pgfit.benchmark.plan.PlannedTest;
import dev.pgfit.benchmark.stats.Judge;
import dev.pgfit.benchmark.stats.RatioInterval;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.Ratio;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.contracts.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What was measured in one test, with what it proves. */
public final class TestResults {
    private static final double FAR_APART = 2;

    private final RatioInterval intervals;
    private final Judge judge;
    private final SideNames names;
    private final GeneratorUses generator;

    public TestResults(RatioInterval intervals, double band, SideNames names, GeneratorUses generator) {
        this.intervals = intervals;
        this.judge = new Judge(band, names.postgresql(), names.pglite());
        this.names = names;
        this.generator = generator;
    }

    /**
     * @param run who took part, and what there was no time for
     * @param absent who did not, and why
     * @param connections that a candidate was really given
     */
    public TestResult of(
            PlannedTest test,
            TestRun run,
            Map<CandidateKind, String> absent,
            ToIntFunction<CandidateKind> connections) {
        List<Contender> contenders = run.contenders();
        Contender postgresql = find(contenders, CandidateKind.POSTGRESQL);
        Contender pglite = find(contenders, CandidateKind.PGLITE);
        List<String> words = new ArrayList<>();
        for (CandidateKind kind : CandidateKind.values()) {
            Contender contender = find(contenders, kind);
            if (contender == null) {
                words.add(names.of(kind) + ": " + absent.getOrDefault(kind, "is not among the targets"));
            } else {
                contender.failure().ifPresent(failure -> words.add(names.of(kind) + ": " + failure.message()));
            }
        }
        Ratio ratio = null;
        Ratio throughput = null;
        Verdict verdict = Verdict.NOT_PROVABLE;
        if (words.isEmpty() && postgresql != null && pglite != null && run.rounds() > 0) {
            ratio = intervals.of(postgresql.roundMedianNanos(), pglite.roundMedianNanos());
            throughput = intervals.of(inverse(postgresql.roundPerSecond()), inverse(pglite.roundPerSecond()));
            Judge.Judgement judgement = judge.judge(ratio, run.rounds());
            verdict = judgement.verdict();
            words.add(judgement.reason());
            contenders.stream()
                    .filter(contender -> !contender.isSettled())
                    .forEach(contender ->
                            words.add(names.of(contender.kind()) + " had not settled when the warm-up ended"));
        }
        String disturbed = run.watched().unrepeated();
        if (!disturbed.isEmpty()) {
            verdict = Verdict.NOT_PROVABLE;
            words.addFirst("a round was disturbed and could not be repeated: " + disturbed);
        }
        if (!run.shortened().isEmpty()) {
            words.add(run.shortened());
        }
        return new TestResult(
                test.id(),
                test.query().name(),
                test.query().description(),
                test.rows(),
                test.concurrency(),
                figures(postgresql, connections),
                figures(pglite, connections),
                ratio,
                verdict,
                String.join("; ", words),
                throughput,
                null,
                generator.load(),
                generator.of(run.watched()));
    }

    /** Seconds per execution instead of executions per second: the ratio's point of view is that of latencies. */
    private static double[] inverse(double[] perSecond) {
        return Arrays.stream(perSecond).map(value -> 1 / value).toArray();
    }

    /** Whether the candidates are so far apart that their plans may tell why. */
    public static boolean wantsPlans(TestResult result) {
        Ratio ratio = result.ratio();
        return ratio != null && (ratio.value() < 1 / FAR_APART || ratio.value() > FAR_APART);
    }

    /** A test that nobody took part in. */
    public static TestResult unmeasured(PlannedTest test, String reason) {
        return new TestResult(
                test.id(),
                test.query().name(),
                test.query().description(),
                test.rows(),
                test.concurrency(),
                null,
                null,
                null,
                Verdict.NOT_PROVABLE,
                reason,
                null,
                null,
                null,
                null);
    }

    private static @Nullable CandidateResult figures(
            @Nullable Contender contender, ToIntFunction<CandidateKind> connections) {
        return contender == null ? null : Figures.of(contender, connections.applyAsInt(contender.kind()));
    }

    private static @Nullable Contender find(List<Contender> contenders, CandidateKind kind) {
        return contenders.stream().filter(c -> c.kind() == kind).findFirst().orElse(null);
    }
}
