package dev.pgfit.decision.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.decision.matrix.DecisionMatrix;
import dev.pgfit.decision.matrix.Outcome;
import dev.pgfit.decision.matrix.Reports;
import dev.pgfit.decision.run.Run;
import dev.pgfit.decision.run.RunState;
import dev.pgfit.decision.samples.Samples;
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
                        "Resources         PostgreSQL avg 195 MB peak 234 MB, CPU avg 18 % peak 22 %, stable       PGlite"
                                + " avg 360 MB peak 432 MB, CPU avg 31 % peak 37 %, stable",
                        "Compatibility     PostgreSQL 16/16       PGlite 15/16: listen_notify failed: nothing arrived"
                                + " within 2 s",
                        "Recommendation    Implement PostgreSQL + PostgREST   (confidence 95 %)",
                        "  because PostgreSQL, for: Weighted score 1.00 reaches the acceptance of 0.50");
        assertThat(text).contains("\n  risks ", "\n  next steps ");
        assertThat(text)
                .endsWith("Report            runs/report.md   Events: topic pgfit.decisions at localhost:9092\n");
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
                        "Implement PostgreSQL + PostgREST, confidence 95 %",
                        "| average_memory | passed | < 400 MB | 195 MB |".replace("<", "&lt;"),
                        "| initdb | done | 2.1 s |",
                        "| query_0/100/c1 | 120 µs | 240 µs | 192 µs | 384 µs | 1.60 | 1.55 to 1.65 (95 %) |"
                                + " postgresql_faster |",
                        "| cool_down |",
                        "| listen_notify: listen notify | postgrest | yes | passed | failed: nothing arrived within 2 s |",
                        "### Risks",
                        "### Next steps",
                        "## How it was measured",
                        "seed 42")
                .doesNotContain(Samples.PASSWORD);
        assertThat(page.lines().filter(line -> line.startsWith("| query_"))).hasSize(24);
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
