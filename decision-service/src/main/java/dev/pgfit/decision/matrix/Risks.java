package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Layer;
import dev.pgfit.contracts.PgliteSpec;
import dev.pgfit.contracts.Risk;
import dev.pgfit.contracts.Risk.Level;
import dev.pgfit.contracts.WindowKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What may go wrong with the recommendation followed, as far as this run's findings show it. */
final class Risks {
    /** Settings that trade durability for speed, with the values that do so. */
    private static final Map<String, String> NOT_DURABLE =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "relaxedDurability", "true");

    /** So many unsettled tests make the speed a guess. */
    private static final double MANY_UNSETTLED = 0.25;

    private final Ruling ruling;
    private final Figures chosen;
    private final List<Risk> risks = new ArrayList<>();

    private Risks(Ruling ruling) {
        this.ruling = ruling;
        this.chosen = ruling.chosen();
    }

    static List<Risk> of(Ruling ruling) {
        var all = new Risks(ruling);
        all.risks.addAll(SecurityRisks.of(ruling));
        all.notInstalled();
        all.singleConnection();
        all.failingChecks();
        all.risks.addAll(GrowthRisks.of(all.chosen));
        all.peaks();
        all.restarts();
        all.durability();
        all.unlikeDurability();
        all.slowerTests();
        all.weakEvidence();
        return List.copyOf(all.risks);
    }

    private void notInstalled() {
        chosen.installationFailed()
                .ifPresent(failed -> add(
                        "The recommended " + chosen.name() + " could not be installed here: " + failed.failedStep()
                                + " failed: " + failed.reason(),
                        Level.HIGH,
                        Level.HIGH,
                        "Mend the step " + failed.failedStep() + " and run again before building on it"));
    }

    private void singleConnection() {
        chosen.installed().ifPresent(installed -> {
            Integer most = installed.target().endpoint().maxConnections();
            if (most == null) {
                return;
            }
            add(
                    "The transport " + installed.target().transport() + " serves "
                            + Words.times(most, "connection")
                            + " at once; PostgREST keeps a pool of 10 and one more to listen",
                    Level.HIGH,
                    Level.HIGH,
                    "Put a front before it that queues clients per transaction and keeps their sessions apart,"
                            + " or keep to " + Words.times(most, "connection"));
        });
    }

    /** A transport can be exchanged, an engine can't: so they are different risks. */
    private void failingChecks() {
        List<CheckResult> failing = chosen.notPassed();
        failing(
                failing.stream()
                        .filter(check -> check.layer() == Layer.TRANSPORT)
                        .toList(),
                " over its transport",
                "Exchange or front the transport: the engine itself can do it");
        failing(
                failing.stream().filter(check -> check.layer() == Layer.ENGINE).toList(),
                " in its engine",
                "No transport mends this: do without it in the application, or take the other candidate");
        failing(
                failing.stream().filter(check -> check.layer() == null).toList(),
                "",
                "Do without it in the application, or mend it before going live");
    }

    private void failing(List<CheckResult> failing, String where, String mitigation) {
        if (failing.isEmpty()) {
            return;
        }
        boolean critical = failing.stream().anyMatch(CheckResult::required);
        String seen = failing.stream()
                .filter(check -> check.consequence() != null)
                .sorted(Comparator.comparing(check -> !check.required()))
                .map(check -> ". What is seen of it: " + check.consequence())
                .findFirst()
                .orElse("");
        add(
                chosen.name() + " did not pass " + Words.list(failing.stream().map(NextSteps::named), 3) + where + seen,
                Level.HIGH,
                critical ? Level.HIGH : Level.MEDIUM,
                mitigation);
    }

    private void peaks() {
        chosen.window(WindowKind.OVERALL).filter(w -> w.memoryBytes() != null).ifPresent(window -> {
            double limit = ruling.criteria().thresholds().averageMemoryBytes();
            double peak = window.memoryBytes().peak();
            if (peak >= limit) {
                add(
                        "The memory of " + chosen.name() + " peaked at " + Words.megabytes(peak) + ", above the "
                                + Words.megabytes(limit) + " set for the average",
                        Level.MEDIUM,
                        Level.MEDIUM,
                        "Size the memory limit for the peak, not for the average of "
                                + Words.megabytes(window.memoryBytes().average()));
            }
        });
    }

    private void restarts() {
        chosen.resources()
                .filter(r -> r.restarts() > 0)
                .ifPresent(r -> add(
                        chosen.name() + " died and was restarted " + Words.times(r.restarts(), "time")
                                + " during the run",
                        Level.HIGH,
                        Level.HIGH,
                        "Find out why from its log before relying on it; have clients reconnect and retry"));
    }

    private void durability() {
        chosen.installed().ifPresent(installed -> {
            List<String> settings = installed.tuning() == null
                    ? List.of()
                    : installed.tuning().entrySet().stream()
                            .filter(setting -> String.valueOf(setting.getValue())
                                    .equals(NOT_DURABLE.get(String.valueOf(setting.getKey()))))
                            .map(setting -> setting.getKey() + "=" + setting.getValue())
                            .sorted()
                            .toList();
            if (!settings.isEmpty()) {
                add(
                        "It was measured with " + String.join(", ", settings)
                                + ": a crash can lose transactions that were confirmed",
                        Level.MEDIUM,
                        Level.HIGH,
                        "Set them to durable values for data that matters and measure again");
            }
            if (inMemory(installed)) {
                add(
                        chosen.name() + " keeps its data in memory: a flush to disk reaches no disk",
                        Level.MEDIUM,
                        Level.HIGH,
                        "Save snapshots outside of it and rehearse restoring one");
            }
        });
    }

    /** Its figures for writing are those of memory: they say nothing of a database that survives a crash. */
    private void unlikeDurability() {
        if (chosen.candidate() == CandidateKind.PGLITE
                && ruling.postgresql().installed().filter(this::inMemory).isPresent()) {
            add(
                    "Durability differs: inside the guest a flush to disk reaches only memory, so that "
                            + ruling.postgresql().name() + " writes faster here than it could with a disk behind it",
                    Level.HIGH,
                    Level.LOW,
                    "Don't take its figures for writing as those of a database that survives a crash");
        }
    }

    private boolean inMemory(Installed installed) {
        if (installed.candidate() == CandidateKind.POSTGRESQL) {
            return installed.target().environment() == Environment.WEBVM;
        }
        var report = ruling.reports().installation();
        var persistence = report == null ? null : report.spec().pglite().persistence();
        return persistence == PgliteSpec.Persistence.MEMORY
                || persistence == null && installed.target().environment() == Environment.BROWSER;
    }

    private void slowerTests() {
        List<String> slower = Tests.slower(chosen, ruling.reports());
        if (!slower.isEmpty()) {
            add(
                    chosen.name() + " is slower in " + Words.list(slower.stream(), 3),
                    Level.MEDIUM,
                    slower.size() > 8 ? Level.HIGH : Level.LOW,
                    "Check these queries with the application's own data; batch or index where it hurts");
        }
    }

    private void weakEvidence() {
        double unsettled = Evidence.notProvableShare(ruling.reports());
        if (unsettled > MANY_UNSETTLED) {
            add(
                    Words.share(unsettled) + " of the tests proved no difference either way",
                    Level.MEDIUM,
                    Level.LOW,
                    "Measure again with more or longer rounds on a quiet machine");
        }
        double gaps = Math.max(ruling.postgresql().gapShare(), ruling.pglite().gapShare());
        if (gaps > 0.05) {
            add(
                    Words.share(gaps) + " of the time a candidate was not watched, so its memory and CPU may be higher",
                    Level.LOW,
                    Level.MEDIUM,
                    "Find the cause of the gaps in the resources report and watch again");
        }
        ruling.scores().stream()
                .filter(score -> !score.measured())
                .forEach(score -> add(
                        "Nothing is known of " + score.criterion().name().toLowerCase(java.util.Locale.ROOT)
                                + ", which weighs " + Words.share(score.weight()),
                        Level.MEDIUM,
                        Level.MEDIUM,
                        "Run that phase again before acting on this"));
    }

    private void add(String text, Level likelihood, Level impact, String mitigation) {
        risks.add(new Risk(text, likelihood, impact, mitigation));
    }
}
