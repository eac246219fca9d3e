package dev.pgfit.decision.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.AppliedLimits;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Gate;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.Limits;
import dev.pgfit.contracts.Quantity;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.decision.matrix.DecisionMatrix;
import dev.pgfit.decision.matrix.Outcome;
import dev.pgfit.decision.matrix.Reports;
import dev.pgfit.decision.run.Run;
import dev.pgfit.decision.run.RunState;
import dev.pgfit.decision.samples.Samples;
import dev.pgfit.decision.samples.WebvmSamples;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RenderingTest {
    private static final UUID ID = new UUID(7, 8);
    private static final Run RUN = new Run(
            ID,
            RunState.DECIDED,
            RunSpec.DEFAULT,
            Samples.START,
            Samples.START.plusSeconds(1800),
            Samples.START.plusSeconds(161),
            null);

    private static RunReport decided() {
        var reports = new Reports(
                Samples.installation(ID),
                Samples.benchmark(ID, 1.23, 14, 6, 4),
                Samples.resources(ID),
                Samples.compatibility(ID));
        return new RunReport(RUN, reports, decision(reports));
    }

    private static Decision decision(Reports reports) {
        return ((Outcome.Decided) DecisionMatrix.decide(ID, reports, Criteria.DEFAULT)).decision();
    }

    @Test
    void shouldSummariseForATerminal() {
        // When
        String text = TerminalReport.render(decided(), "runs/report.md", "topic pgfit.decisions at localhost:9092");

        // Then
        assertThat(text.lines().limit(6))
                .containsExactly(
                        "Installation      PostgreSQL 18.6 in 2.1 s, 61 MB disk, 24 MB memory       PGlite 0.5.16 in 1.4 s,"
                                + " 45 MB disk, 310 MB memory",
                        "Benchmark         24 tests: PostgreSQL faster 14, PGlite faster 6, equivalent 4, ratio 1.23",
                        "Resources         PostgreSQL memory (PSS) avg 195 MB peak 234 MB, CPU avg 18 % peak 22 %, stable       PGlite"
                                + " memory (PSS) avg 360 MB peak 432 MB, CPU avg 31 % peak 37 %, stable",
                        "Compatibility     PostgreSQL 16/16       PGlite 15/16: listen_notify failed: nothing arrived"
                                + " within 2 s",
                        "Recommendation    Implement PostgreSQL + PostgREST   (confidence 98 %)",
                        "  because PostgreSQL, for: Weighted score 1.00 reaches the acceptance of 0.50");
        assertThat(text).contains("\n  risks ", "\n  sensitivity changes to ", "\n  next steps ");
        assertThat(text)
                .endsWith("Report            runs/report.md   Events: topic pgfit.decisions at localhost:9092\n");
    }

    @Test
    void shouldSayWhereAndWithinWhatLimitsTheyRan() {
        // Given
        Limits asked = new Limits(Quantity.of("512Mi"), Quantity.of("500m"));
        RunReport contained = Limited.run(Environment.CONTAINER, asked, AppliedLimits.enforced(asked, "container"));
        RunReport refused =
                Limited.run(Environment.HOST, asked, AppliedLimits.unavailable(asked, "no control group may be made"));

        // When
        String text = TerminalReport.render(contained, "r", "e");
        String page = MarkdownReport.render(contained);

        // Then
        assertThat(text.lines())
                .contains("Environment       container; limits of each candidate: memory 512Mi, CPU 500m (container)");
        assertThat(page)
                .contains(
                        "Limits: memory 512Mi, CPU 500m (container).",
                        "in the environment container",
                        "| 195 MB within a limit of 512Mi |",
                        "within a limit of 500m cores |");
        assertThat(TerminalReport.render(refused, "r", "e").lines())
                .contains(
                        "Environment       host; limits of each candidate: memory 512Mi, CPU 500m: not applied, no control"
                                + " group may be made");
        assertThat(MarkdownReport.render(refused)).doesNotContain("within a limit");
    }

    @Test
    void shouldSayWhyThereIsNoRecommendation() {
        // Given
        var run = new Run(
                ID, RunState.FAILED, RunSpec.DEFAULT, Samples.START, Samples.START, Samples.START, "no disk space");

        // When
        String text = TerminalReport.render(new RunReport(run, Reports.NONE, null), "r", "e");
        String page = MarkdownReport.render(new RunReport(run, Reports.NONE, null));

        // Then
        assertThat(text).contains("Recommendation    none: the run is failed: no disk space");
        assertThat(page).contains("None: the run is failed: no disk space.");
    }

    @Test
    void shouldWriteEverythingOnThePage() {
        // When
        String page = MarkdownReport.render(decided());

        // Then
        assertThat(page)
                .contains(
                        "# pgfit report",
                        "Implement PostgreSQL + PostgREST, confidence 98 %",
                        "| average_memory | passed | < 400 MB | 195 MB |".replace("<", "&lt;"),
                        "| initdb | done | 2.1 s |",
                        "| query_0/100/c1 |  | 120 µs | 240 µs |  | 192 µs | 384 µs | 1.60 | 1.55 to 1.65 (95 %) |"
                                + "  |  | postgresql_faster |",
                        "| cool_down |",
                        "| listen_notify: listen notify | postgrest | yes | passed | failed |",
                        "### What PGlite does not pass",
                        "| listen_notify | yes |  |  | failed: nothing arrived within 2 s |  |",
                        "| weights.performance | never: whatever performance weighs, PostgreSQL stays recommended |",
                        "| thresholds.averageMemoryBytes | changes to Enhanced PGlite if the limit of average memory is"
                                + " 195 MB or less (now 400 MB) |",
                        "### Risks",
                        "### Next steps",
                        "## How it was measured",
                        "seed 42")
                .doesNotContain(Samples.PASSWORD);
        assertThat(page.lines().filter(line -> line.startsWith("| query_"))).hasSize(24);
    }

    @Test
    void shouldTellTheLevelsAndTheMethodOfAMachineApart() {
        // Given
        Reports reports = WebvmSamples.reports(ID, InstallationMethod.MEASURED);
        var report = new RunReport(RUN, reports, decision(reports));

        // When
        String text = TerminalReport.render(report, "r", "e");
        String page = MarkdownReport.render(report);

        // Then
        assertThat(text)
                .contains(
                        "Compared          PostgreSQL 18.6 in the WebVM (v86 0.5.462 in Node.js 20.20.2, 128 MB)\n"
                                + "                  PGlite 0.5.16 in Node.js\n",
                        "Installation      PostgreSQL in the WebVM installed in 68.7 s, not counted: image 41.0 s,",
                        "PostgreSQL in the WebVM, host process tree: memory (PSS) avg 446 MB",
                        "inside the guest (no limit applies): memory used avg 61 MB of 98 MB, PostgreSQL's PSS avg 34 MB,"
                                + " load avg 0.80",
                        "  the other answer needs all of Average memory of PostgreSQL in the WebVM (its process tree on"
                                + " the host) is 446 MB; less than 400 MB is asked\n",
                        "PostgreSQL in the WebVM reaches 3.0 % of the speed of PGlite in Node.js; 70 % are asked");
        assertThat(page)
                .contains(
                        "### PostgreSQL 18.6 in the WebVM (v86 0.5.462 in Node.js 20.20.2, 128 MB)",
                        "Method measured: boot and initdb were done and timed in this run",
                        "Not counted, because it is done once for many installations:",
                        "The limits apply to these figures.",
                        "Inside the guest, asked every few seconds: no limit applies",
                        "| load | 10 | 61 MB | 73 MB | 98 MB | 34 MB | 41 MB | 0.80 | 0.96 |",
                        "| query_0/100/c1 | 360 µs | 120 µs |",
                        "### What would change the answer",
                        "Durability: a flush to disk inside the guest reaches only memory",
                        "Durability differs");
    }

    @Test
    void shouldNotCallASnapshotAnInstallation() {
        // Given
        Reports reports = WebvmSamples.reports(ID, InstallationMethod.SNAPSHOT);
        Decision decision = decision(reports);
        var report = new RunReport(RUN, reports, decision);

        // When
        String text = TerminalReport.render(report, "r", "e");

        // Then
        assertThat(text).contains("restored from a snapshot in 2.1 s (no installation: not used)");
        assertThat(MarkdownReport.render(report)).contains("Method snapshot: this is no installation.");
        assertThat(decision.gates())
                .filteredOn(gate -> gate.id().equals("install_duration"))
                .singleElement()
                .isEqualTo(new Gate(
                        "install_duration",
                        Gate.Outcome.UNKNOWN,
                        "< 120 s",
                        "restored from a snapshot in 2.1 s; the decision asks for boot and initdb, which this run did not"
                                + " do"));
        assertThat(decision.reasons())
                .anyMatch(reason -> reason.text()
                        .startsWith("No installation was measured, for it was restored from a snapshot in 2.1 s"));
        assertThat(decision.scores().getFirst().measured()).isFalse();
    }

    @Test
    void shouldNotLetWordsOfADatabaseBreakATable() {
        // When
        String row = new Markdown()
                .table(java.util.List.of("a"), java.util.List.of(java.util.List.of("x | <b>y</b>\nz")))
                .toString();

        // Then
        assertThat(row).contains("| x \\| &lt;b>y&lt;/b> z |");
    }
}
