package dev.pgfit.decision.edge;

import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.decision.run.Run;
import dev.pgfit.decision.run.RunState;
import dev.pgfit.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Runs: ask, look, cancel. */
@Path("/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Runs")
public class RunResource {
    private final RunLife life;
    private final RunStore runs;
    private final ReportStore reports;
    private final PreflightClient preflight;
    private final RunSpans spans;

    RunResource(RunLife life, RunStore runs, ReportStore reports, PreflightClient preflight, RunSpans spans) {
        this.spans = spans;
        this.life = life;
        this.runs = runs;
        this.reports = reports;
        this.preflight = preflight;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ask for a run", description = "Without a body, or with {}, the default run.")
    @APIResponse(responseCode = "202", description = "Accepted; Location says where it is")
    @APIResponse(responseCode = "400", description = "The specification is invalid: which field and why")
    @APIResponse(responseCode = "422", description = "The run can't be done here: which field and why")
    public Uni<Response> ask(@Valid @Nullable RunSpec spec, @Context HttpHeaders headers) {
        RunSpec asked = spec == null ? RunSpec.DEFAULT : spec;
        RunSpans.Request request = spans.request(headers, asked.environment());
        return preflight
                .check(asked)
                .flatMap(possible -> life.request(asked, request.trace()))
                .invoke(request::accepted)
                .onFailure()
                .invoke(request::failed)
                .map(run -> Response.accepted(new RunAccepted(run.id(), run.state(), RunLinks.of(run.id())))
                        .location(RunLinks.of(run.id()).self())
                        .build());
    }

    @GET
    @Operation(summary = "The runs, newest first")
    @Parameter(name = "page", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    @Parameter(name = "state", in = ParameterIn.QUERY, schema = @Schema(implementation = RunState.class))
    public Uni<RunPage> list(@Context UriInfo uri) {
        RunQuery query = RunQuery.of(uri.getQueryParameters());
        return runs.count(query.state())
                .flatMap(total -> runs.page(query.state(), query.page(), query.size())
                        .map(found -> new RunPage(
                                found.stream().map(RunPage.Item::of).toList(), query.page(), query.size(), total)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One run")
    public Uni<RunView> get(UUID id) {
        return known(id).flatMap(run -> reports.reports(id).map(all -> RunView.of(run, all.phases())));
    }

    @GET
    @Path("/{id}/decision")
    @Operation(summary = "The decision of a run")
    @APIResponse(responseCode = "404", description = "The run is not known, or not decided yet")
    @APIResponse(responseCode = "409", description = "The run failed or was cancelled, so it has no decision")
    public Uni<Decision> decision(UUID id) {
        return known(id).flatMap(run -> switch (run.state()) {
            case DECIDED -> reports.decision(id).map(found -> found.orElseThrow());
            case FAILED, CANCELLED ->
                throw ProblemException.conflict(
                        "Run " + id + " " + run.state().text() + ", so it has no decision: " + run.reason());
            case QUEUED, INSTALLING, MEASURING, CHECKING ->
                throw new ProblemException(
                        404,
                        "Not decided yet",
                        "Run " + id + " is " + run.state().text() + "; it has no decision yet",
                        java.util.List.of());
        });
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Cancel a run")
    @APIResponse(responseCode = "204", description = "Cancelled; its candidates are taken away")
    @APIResponse(responseCode = "409", description = "It had ended before")
    public Uni<Response> cancel(UUID id) {
        return life.cancel(id, "cancelled over HTTP").map(before -> {
            Run run = before.orElseThrow(() -> ProblemException.notFound("Run " + id));
            if (run.state().ended()) {
                throw ProblemException.conflict(
                        "Run " + id + " has ended: it is " + run.state().text());
            }
            return Response.noContent().build();
        });
    }

    private Uni<Run> known(UUID id) {
        return runs.find(id).map(found -> found.orElseThrow(() -> ProblemException.notFound("Run " + id)));
    }
}
