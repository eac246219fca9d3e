package dev.pgfit.decision.report;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Problem;
import dev.pgfit.contracts.Recommendation;
import dev.pgfit.decision.matrix.CandidateName;
import dev.pgfit.decision.matrix.Words;
import java.util.List;
import java.util.Locale;

/** The whole report as a page. */
public final class MarkdownReport {
    private MarkdownReport() {}

    public static String render(RunReport report) {
        var page = new Markdown();
        String name = report.run().spec().name();
        page.heading(1, "pgfit report" + (name == null ? "" : ": " + name));
        page.paragraph("Run " + report.run().id() + ", asked for at "
                + report.run().requestedAt() + ", "
                + report.run().state().text()
                + (report.run().endedAt() == null ? "" : " at " + report.run().endedAt()) + ".");
        verdict(page, report);
        InstallationSection.write(page, report.reports().installation());
        BenchmarkSection.write(page, report.reports());
        ResourcesSection.write(page, report.reports());
        CompatibilitySection.write(page, report.reports());
        MethodSection.write(page, report);
        return page.toString();
    }

    private static void verdict(Markdown page, RunReport report) {
        Decision decision = report.decision();
        page.heading(2, "Recommendation");
        if (decision == null) {
            String reason = report.run().reason();
            page.paragraph(
                    "None: the run is " + report.run().state().text() + (reason == null ? "" : ": " + reason) + ".");
            return;
        }
        page.paragraph("Compared: " + CandidateName.inFull(CandidateKind.POSTGRESQL, report.reports()) + " and "
                + CandidateName.inFull(CandidateKind.PGLITE, report.reports()) + ".");
        page.paragraph(decision.recommendation().title() + ", confidence " + Words.share(decision.confidence())
                + ". Weighted score of PostgreSQL " + Words.score(decision.total()) + ", of PGlite "
                + Words.score(decision.pgliteTotal()) + "; accepted from "
                + Words.score(decision.criteria().acceptance()) + " on.");
        page.heading(3, "Why");
        page.list(decision.reasons().stream()
                .map(reason -> CandidateName.of(reason.candidate(), report.reports()) + ", " + lower(reason.stance())
                        + " (" + lower(reason.criterion()) + "): " + reason.text())
                .toList());
        otherAnswer(page, decision);
        sensitivity(page, decision);
        page.heading(3, "Scores");
        page.table(
                List.of("Criterion", "Weight", "PostgreSQL", "PGlite", "Measured", "Figures"),
                decision.scores().stream()
                        .map(score -> List.of(
                                lower(score.criterion()),
                                Words.share(score.weight()),
                                Words.score(score.postgresql()),
                                Words.score(score.pglite()),
                                score.measured() ? "yes" : "no",
                                score.explanation()))
                        .toList());
        page.heading(3, "Gates");
        page.table(
                List.of("Gate", "Outcome", "Limit", "Measured"),
                decision.gates().stream()
                        .map(gate -> List.of(gate.id(), lower(gate.outcome()), gate.limit(), gate.actual()))
                        .toList());
        page.heading(3, "Risks");
        page.table(
                List.of("Risk", "Likelihood", "Impact", "Mitigation"),
                decision.risks().stream()
                        .map(risk ->
                                List.of(risk.text(), lower(risk.likelihood()), lower(risk.impact()), risk.mitigation()))
                        .toList());
        page.heading(3, "Next steps");
        page.list(decision.nextSteps());
    }

    private static void otherAnswer(Markdown page, Decision decision) {
        page.heading(3, "What would change the answer");
        if (decision.otherAnswer().isEmpty()) {
            page.paragraph("Nothing that this run measured.");
            return;
        }
        page.paragraph(
                decision.recommendation() == Recommendation.USE_ENHANCED_PGLITE
                        ? "PostgreSQL would be recommended if all of this were otherwise:"
                        : "Any one of this would be enough:");
        page.list(decision.otherAnswer());
    }

    private static void sensitivity(Markdown page, Decision decision) {
        if (decision.sensitivity().isEmpty()) {
            return;
        }
        page.heading(3, "How far each criterion is from the other answer");
        page.paragraph("Each moved by itself; when a weight moves, the other three keep their proportions.");
        page.table(
                List.of("Criterion", "The recommendation"),
                decision.sensitivity().stream()
                        .map(flip -> List.of(flip.part(), flip.text()))
                        .toList());
    }

    static void problems(Markdown page, List<Problem> problems) {
        page.list(problems.stream()
                .map(problem -> "Problem in " + problem.where() + ": " + problem.message()
                        + (problem.detail() == null ? "" : " (" + problem.detail() + ")"))
                .toList());
    }

    /** Enums as the contracts write them. */
    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
