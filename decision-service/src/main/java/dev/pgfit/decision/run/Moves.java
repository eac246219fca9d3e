package dev.pgfit.decision.run;

import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Phase;
import dev.pgfit.decision.matrix.DecisionMatrix;
import dev.pgfit.decision.matrix.Outcome;
import dev.pgfit.decision.matrix.Reports;
import java.util.EnumSet;
import java.util.Locale;
import java.util.stream.Collectors;

/** When a run is decided, and when it fails. */
public final class Moves {
    private Moves() {}

    /** At once when every report is in, or when there is nothing that the other phases could measure. */
    public static Move onReport(Run run, Reports reports) {
        return reports.complete() || nothingInstalled(reports) ? close(run, reports) : new Move.Wait();
    }

    /** At the deadline from what is there; without an installation report nothing can be said of either candidate. */
    public static Move onDeadline(Run run, Reports reports) {
        return reports.installation() == null
                ? new Move.Fail("the deadline of " + run.spec().deadline() + " passed without a report on the "
                        + "installation; missing: " + missing(reports))
                : close(run, reports);
    }

    private static Move close(Run run, Reports reports) {
        return switch (DecisionMatrix.decide(run.id(), reports, run.spec().criteria())) {
            case Outcome.Decided decided -> new Move.Decide(decided.decision());
            case Outcome.Undecidable undecidable -> new Move.Fail(undecidable.reason());
        };
    }

    private static boolean nothingInstalled(Reports reports) {
        InstallationReport report = reports.installation();
        return report != null
                && !report.candidates().isEmpty()
                && report.candidates().stream().allMatch(InstallationFailed.class::isInstance);
    }

    private static String missing(Reports reports) {
        var missing = EnumSet.range(Phase.INSTALLATION, Phase.COMPATIBILITY);
        missing.removeAll(reports.phases());
        return missing.stream()
                .map(phase -> phase.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
