package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How good the reports are as evidence. */
final class Evidence {
    /** A test that proves nothing weighs half: its figures were taken, their difference is not settled. */
    private static final double UNSETTLED_COST = 0.5;

    private Evidence() {}

    /** In [0.5, 1]: 1 when every test has a verdict, 0.5 when none has. */
    static double settledShare(Reports reports) {
        return 1 - UNSETTLED_COST * notProvableShare(reports);
    }

    /** Share of the benchmark's tests that proved nothing, in [0, 1]; 0 without tests. */
    static double notProvableShare(Reports reports) {
        var comparison = reports.comparison();
        if (comparison == null || comparison.summary() == null) {
            return 0;
        }
        var summary = comparison.summary();
        return summary.total() <= 0 ? 0 : Math.clamp((double) summary.notProvable() / summary.total(), 0, 1);
    }

    /** What the phases themselves said went wrong. */
    static List<Problem> problems(Reports reports) {
        return Stream.of(
                        reports.benchmark() == null ? null : reports.benchmark().problems(),
                        reports.resources() == null ? null : reports.resources().problems(),
                        reports.compatibility() == null
                                ? null
                                : reports.compatibility().problems())
                .flatMap(Figures::present)
                .sorted(Comparator.comparing(Object::toString))
                .toList();
    }
}
