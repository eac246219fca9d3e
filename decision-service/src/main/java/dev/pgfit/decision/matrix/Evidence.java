package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How good the reports are as evidence. */
final class Evidence {
    private Evidence() {}

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
