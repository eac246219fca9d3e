package dev.pgfit.decision.edge;

import dev.pgfit.contracts.Topic;
import dev.pgfit.decision.report.MarkdownReport;
import dev.pgfit.decision.report.RunReport;
import dev.pgfit.decision.report.TerminalReport;
import dev.pgfit.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All that is known of a run, for programs and for people; while it goes on, what is known so far. */
@Path("/runs/{id}/report")
@Tag(name = "Runs")
public class ReportResource {
    private final RunStore runs;
    private final ReportStore reports;
    private final DecisionConfig config;
    private final String eventsAt;

    ReportResource(
            RunStore runs,
            ReportStore reports,
            DecisionConfig config,
            @ConfigProperty(name = "pgfit.topics.prefix") String prefix,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.runs = runs;
        this.reports = reports;
        this.config = config;
        this.eventsAt = "topic " + Topic.DECISIONS.name(prefix) + " at " + kafka;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The whole report",
            description = "As JSON; as Markdown with Accept: text/markdown; as a summary with Accept: text/plain.")
    public Uni<RunReport> json(UUID id) {
        return report(id);
    }

    @GET
    @Produces("text/markdown;charset=UTF-8;qs=0.5")
    public Uni<String> markdown(UUID id) {
        return report(id).map(MarkdownReport::render);
    }

    @GET
    @Produces("text/plain;charset=UTF-8;qs=0.4")
    public Uni<String> terminal(UUID id) {
        String reportAt = config.reportLocation().replace("{id}", id.toString());
        return report(id).map(report -> TerminalReport.render(report, reportAt, eventsAt));
    }

    private Uni<RunReport> report(UUID id) {
        return runs.find(id)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("Run " + id)))
                .flatMap(run -> reports.reports(id)
                        .flatMap(all ->
                                reports.decision(id).map(decision -> new RunReport(run, all, decision.orElse(null)))));
    }
}
