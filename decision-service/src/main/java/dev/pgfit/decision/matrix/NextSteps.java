package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.Criterion;
import dev.pgfit.contracts.Installed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What to do next, given what was found. */
final class NextSteps {
    private NextSteps() {}

    static List<String> of(Ruling ruling) {
        var steps = new ArrayList<String>();
        if (ruling.recommendsPostgresql()) {
            deploy(ruling, steps);
        } else {
            enhance(ruling, steps);
        }
        ruling.chosen().notPassed().forEach(check -> steps.add("Mend or avoid " + named(check)));
        measureAgain(ruling, steps);
        return List.copyOf(steps);
    }

    /** A check with the database's own words. */
    static String named(CheckResult check) {
        String outcome = String.valueOf(check.outcome()).toLowerCase(Locale.ROOT);
        return check.id() + " (" + outcome + (check.message() == null ? "" : ": " + check.message()) + ")";
    }

    private static void deploy(Ruling ruling, List<String> steps) {
        ruling.postgresql()
                .installed()
                .ifPresent(installed -> steps.add("Deploy PostgreSQL " + version(installed) + where(ruling)
                        + " with the settings measured here" + settings(installed)));
        ruling.postgresql()
                .compatibility()
                .ifPresent(c -> steps.add("Connect PostgREST as authenticator: " + c.passed() + " of "
                        + Words.times(c.total(), "check") + " of what it and Supabase need passed"));
        ruling.postgresql()
                .memoryBytes()
                .ifPresent(memory -> steps.add("Alert on memory from "
                        + Words.megabytes(ruling.criteria().thresholds().averageMemoryBytes())
                        + " on; here it averaged " + Words.megabytes(memory)));
    }

    private static void enhance(Ruling ruling, List<String> steps) {
        ruling.pglite().installed().ifPresent(installed -> {
            steps.add("Go on with PGlite " + version(installed));
            Integer most = installed.target().endpoint().maxConnections();
            if (most != null) {
                steps.add("Before PGlite serves more than " + Words.times(most, "client")
                        + " at once, replace the transport "
                        + installed.target().transport() + " with one that keeps sessions apart");
            }
        });
        ruling.pglite()
                .installationFailed()
                .ifPresent(failed -> steps.add("Make PGlite's installation work first: " + failed.failedStep()
                        + " failed: " + failed.reason()));
    }

    private static void measureAgain(Ruling ruling, List<String> steps) {
        List<String> unsettled = Tests.unsettled(ruling.reports());
        if (!unsettled.isEmpty()) {
            steps.add("Repeat with more rounds to settle " + Words.list(unsettled.stream(), 3));
        }
        ruling.postgresql()
                .shortcut()
                .ifPresent(installed -> steps.add("Run again with the installation measured, so that "
                        + InstallationWords.asked(installed) + " are timed and count"));
        String missing = ruling.scores().stream()
                .filter(score -> !score.measured())
                .filter(score -> score.criterion() != Criterion.INSTALLATION
                        || ruling.postgresql().shortcut().isEmpty())
                .map(score -> score.criterion().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            steps.add("Run again to get figures for " + missing);
        }
        Evidence.problems(ruling.reports()).stream()
                .limit(3)
                .forEach(problem -> steps.add("Look into " + problem.where() + ": " + problem.message()));
    }

    private static String where(Ruling ruling) {
        return ruling.postgresql()
                .name()
                .substring(CandidateKind.POSTGRESQL.title().length());
    }

    private static String version(Installed installed) {
        String version = installed.target().engineVersion();
        return version == null ? "as installed" : version;
    }

    private static String settings(Installed installed) {
        String some = installed.tuning() == null
                ? ""
                : Words.list(
                        installed.tuning().entrySet().stream()
                                .map(e -> e.getKey() + "=" + e.getValue())
                                .sorted(),
                        4);
        return some.isEmpty() ? "" : ": " + some;
    }
}
