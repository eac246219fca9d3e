package dev.pgfit.benchmark.report;

import dev.pgfit.benchmark.measure.Contender;
import dev.pgfit.benchmark.plan.PlannedTest;
import dev.pgfit.benchmark.stats.Judge;
import dev.pgfit.benchmark.stats.RatioInterval;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.Ratio;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.contracts.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What was measured in one test, with what it proves. */
public final class TestResults {
    private final RatioInterval intervals;
    private final Judge judge;

    public TestResults(RatioInterval intervals, Judge judge) {
        this.intervals = intervals;
        this.judge = judge;
    }

    /**
     * @param contenders who took part
     * @param absent who did not, and why
     * @param connections that a candidate was really given
     */
    public TestResult of(
            PlannedTest test,
            List<Contender> contenders,
            Map<CandidateKind, String> absent,
            ToIntFunction<CandidateKind> connections) {
        Contender postgresql = find(contenders, CandidateKind.POSTGRESQL);
        Contender pglite = find(contenders, CandidateKind.PGLITE);
        List<String> obstacles = new ArrayList<>();
        for (CandidateKind kind : CandidateKind.values()) {
            Contender contender = find(contenders, kind);
            if (contender == null) {
                obstacles.add(kind.title() + ": " + absent.getOrDefault(kind, "is not among the targets"));
            } else {
                contender.failure().ifPresent(failure -> obstacles.add(kind.title() + ": " + failure.message()));
            }
        }
        Ratio ratio = null;
        Judge.Judgement judgement;
        if (obstacles.isEmpty() && postgresql != null && pglite != null) {
            ratio = intervals.of(postgresql.roundMedianNanos(), pglite.roundMedianNanos());
            judgement = judge.judge(ratio, postgresql.roundMedianNanos().length);
        } else {
            judgement = new Judge.Judgement(Verdict.NOT_PROVABLE, String.join("; ", obstacles));
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
                judgement.verdict(),
                judgement.reason() + (ratio == null ? "" : unsettled(contenders)));
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
                reason);
    }

    private static String unsettled(List<Contender> contenders) {
        StringBuilder notes = new StringBuilder();
        for (Contender contender : contenders) {
            if (!contender.isSettled()) {
                notes.append("; ").append(contender.kind().title()).append(" had not settled after the warm-up");
            }
        }
        return notes.toString();
    }

    private static @Nullable CandidateResult figures(
            @Nullable Contender contender, ToIntFunction<CandidateKind> connections) {
        return contender == null ? null : Figures.of(contender, connections.applyAsInt(contender.kind()));
    }

    private static @Nullable Contender find(List<Contender> contenders, CandidateKind kind) {
        return contenders.stream().filter(c -> c.kind() == kind).findFirst().orElse(null);
    }
}
