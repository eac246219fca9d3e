package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.contracts.Verdict;
import java.util.Comparator;
import java.util.List;

/** The benchmark's tests, picked by what they say. */
final class Tests {
    private Tests() {}

    /** The tests in which the candidate is provably slower, worst first, with how much slower. */
    static List<String> slower(Figures figures, Reports reports) {
        boolean postgresql = figures.candidate() == CandidateKind.POSTGRESQL;
        Verdict other = postgresql ? Verdict.PGLITE_FASTER : Verdict.POSTGRESQL_FASTER;
        if (reports.comparison() == null) {
            return List.of();
        }
        return Figures.present(reports.comparison().tests())
                .filter(test -> test.verdict() == other && test.ratio() != null)
                .sorted(Comparator.comparingDouble((TestResult test) -> speed(test, postgresql))
                        .thenComparing(test -> String.valueOf(test.test())))
                .map(test -> test.test() + " (" + Words.ratio(speed(test, postgresql)) + " times the speed)")
                .toList();
    }

    /** Names of the tests that proved nothing. */
    static List<String> unsettled(Reports reports) {
        return reports.comparison() == null
                ? List.of()
                : Figures.present(reports.comparison().tests())
                        .filter(test -> test.verdict() == Verdict.NOT_PROVABLE)
                        .map(test -> String.valueOf(test.test()))
                        .sorted()
                        .toList();
    }

    private static double speed(TestResult test, boolean postgresql) {
        var ratio = test.ratio();
        double value = ratio == null ? 1 : ratio.value();
        return postgresql ? value : 1 / value;
    }
}
