package dev.pgfit.decision.report;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.decision.matrix.Words;
import java.util.Locale;

/** What a control came to: there is no difference, so each one that is claimed is an error of the measurement. */
final class ControlWords {
    private ControlWords() {}

    static String of(BenchmarkReport report) {
        var summary = report.summary();
        int claimed = summary.postgresqlFaster() + summary.pgliteFaster();
        int judged = summary.total() - summary.failed();
        String share =
                judged == 0 ? "" : String.format(Locale.ROOT, " (%.1f %%; at most 5 %% may)", 100.0 * claimed / judged);
        return claimed + " of " + Words.times(judged, "test") + " claimed a difference" + share + ", "
                + summary.equivalent() + " equivalent.";
    }
}
