package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.Criterion;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Layer;
import dev.pgfit.contracts.LimitProjection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What to do next, given what was found. */
final class NextSteps {
    /** The report lists all of them. */
    private static final int MOST_CHECKS = 5;

    private NextSteps() {}

    static List<String> of(Ruling ruling) {
        var steps = new ArrayList<String>();
        SecurityRisks.step(ruling.chosen()).ifPresent(steps::add);
        if (ruling.recommendsPostgresql()) {
            deploy(ruling, steps);
        } else {
            enhance(ruling, steps);
        }
        ruling.chosen().notPassed().stream()
                .filter(check -> !ruling.chosen().securityFindings().contains(check.id()))
                .sorted(Comparator.comparing(check -> !check.required()))
                .limit(MOST_CHECKS)
                .forEach(check -> steps.add(mend(check)));
        room(ruling, steps);
        measureAgain(ruling, steps);
        return List.copyOf(steps);
    }

    /** Which side can mend it, and what is seen of it until then. */
    private static String mend(CheckResult check) {
        String how = check.layer() == Layer.TRANSPORT
                ? "Have the transport mended or fronted for "
                : check.layer() == Layer.ENGINE ? "Do without, for the engine can't: " : "Mend or avoid ";
        return how + named(check) + (check.consequence() == null ? "" : "; until then: " + check.consequence());
    }

    /** Where its use is going, as far as that was proved. */
    private static void room(Ruling ruling, List<String> steps) {
        ruling.chosen().resources().ifPresent(resources -> {
            LimitProjection rows = resources.memoryBySize() == null
                    ? null
                    : resources.memoryBySize().limit();
            if (rows != null) {
                steps.add("Plan for " + GrowthRisks.count(rows.reachedAt()) + " rows: there its memory reaches "
                        + Words.megabytes(rows.limit()));
            }
            if (!resources.stable()) {
                steps.add("Find out why it is not stable (" + resources.stability() + ") before it runs for days");
            }
            GrowthRisks.bindsFirst(resources)
                    .ifPresent(first -> steps.add("Watch "
                            + first.resource().name().toLowerCase(Locale.ROOT) + " first, it binds first: "
                            + first.reason()));
        });
    }

    /** A check with the database's own words, as far as they fit into a sentence. */
    static String named(CheckResult check) {
        String outcome = String.valueOf(check.outcome()).toLowerCase(Locale.ROOT);
        return check.id() + " (" + outcome + (check.sqlState() == null ? "" : " " + check.sqlState())
                + (check.message() == null ? "" : ": " + Words.briefly(check.message())) + ")";
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
        Tests.unsettled(ruling.reports()).forEach((how, tests) -> steps.add(how + " " + Words.list(tests.stream(), 3)));
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
