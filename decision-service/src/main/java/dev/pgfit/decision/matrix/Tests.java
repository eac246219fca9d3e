package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.contracts.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

    /** Names of the tests that proved nothing, by what would settle them. */
    static Map<String, List<String>> unsettled(Reports reports) {
        var unsettled = new TreeMap<String, List<String>>();
        if (reports.comparison() == null) {
            return unsettled;
        }
        Figures.present(reports.comparison().tests())
                .filter(test -> test.verdict() == Verdict.NOT_PROVABLE)
                .sorted(Comparator.comparing(test -> String.valueOf(test.test())))
                .forEach(test -> unsettled
                        .computeIfAbsent(settling(test), how -> new ArrayList<>())
                        .add(String.valueOf(test.test())));
        return unsettled;
    }

    private static String settling(TestResult test) {
        String reason = String.valueOf(test.reason()).toLowerCase(Locale.ROOT);
        if (reason.contains("generator") || reason.contains("steal")) {
            return "Repeat on a machine that leaves the load generator room (it was the bottleneck)";
        }
        if (errors(test.postgresql()) || errors(test.pglite())) {
            return "Mend the errors of, then repeat";
        }
        return reason.contains("settle")
                ? "Repeat with a longer warm-up, so that they settle,"
                : "Repeat with more or longer rounds, to settle";
    }

    private static boolean errors(@Nullable CandidateResult result) {
        return result != null && result.errors() > 0;
    }

    private static double speed(TestResult test, boolean postgresql) {
        var ratio = test.ratio();
        double value = ratio == null ? 1 : ratio.value();
        return postgresql ? value : 1 / value;
    }
}
