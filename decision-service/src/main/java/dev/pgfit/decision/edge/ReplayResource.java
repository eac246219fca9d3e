package dev.pgfit.decision.edge;

import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.Decision;
import dev.pgfit.decision.matrix.DecisionMatrix;
import dev.pgfit.decision.matrix.Outcome;
import dev.pgfit.decision.matrix.Reports;
import dev.pgfit.decision.replay.Replay;
import dev.pgfit.decision.run.Run;
import dev.pgfit.decision.run.RunState;
import dev.pgfit.kit.problem.FieldError;
import dev.pgfit.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Decisions made anew: nothing is stored, nothing is published. */
@Path("/decisions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions")
public class ReplayResource {
    private final RunStore runs;
    private final ReportStore reports;
    private final OtherCriteria others;

    ReplayResource(RunStore runs, ReportStore reports, OtherCriteria others) {
        this.runs = runs;
        this.reports = reports;
        this.others = others;
    }

    @POST
    @Path("/{runId}/replay")
    @Operation(
            summary = "Decide a run anew from its stored reports",
            description = "Without a body by the run's own criteria: says whether the bytes are the same. With criteria"
                    + " (parts that are left out stay as they were): says what changes.")
    @APIResponse(responseCode = "200", description = "Both decisions, and what differs")
    @APIResponse(responseCode = "404", description = "The run is not known")
    @APIResponse(responseCode = "409", description = "The run has no decision")
    @APIResponse(responseCode = "422", description = "The criteria are invalid: which field and why")
    public Uni<Replay> replay(UUID runId, @Nullable ReplayRequest request) {
        return runs.find(runId)
                .map(found -> decided(runId, found.orElse(null)))
                .flatMap(run -> reports.reports(runId)
                        .flatMap(all -> reports.decisionText(runId)
                                .map(stored -> replay(
                                        all,
                                        stored.orElseThrow(),
                                        others.over(
                                                run.spec().criteria(), request == null ? null : request.criteria())))));
    }

    @POST
    @Path("/replay")
    @Operation(
            summary = "Decide a saved report anew",
            description = "The body is what GET /runs/{id}/report gave, and criteria if they shall be others.")
    @APIResponse(responseCode = "200", description = "Both decisions, and what differs")
    @APIResponse(responseCode = "400", description = "The report is invalid: which field and why")
    @APIResponse(responseCode = "422", description = "The criteria are invalid, or the reports decide nothing")
    public Replay replay(@Valid @Nullable SavedReplayRequest saved) {
        if (saved == null) {
            throw ProblemException.badField("decision", "a saved report must be given");
        }
        return replay(
                saved.reports().reports(),
                Json.write(saved.decision()),
                others.over(saved.decision().criteria(), saved.criteria()));
    }

    private static Run decided(UUID runId, @Nullable Run run) {
        if (run == null) {
            throw ProblemException.notFound("Run " + runId);
        }
        if (run.state() != RunState.DECIDED) {
            throw ProblemException.conflict("Run " + runId + " has no decision to replay: it is "
                    + run.state().text() + (run.reason() == null ? "" : ": " + run.reason()));
        }
        return run;
    }

    private static Replay replay(Reports reports, String published, Criteria criteria) {
        Decision before = Json.read(published, Decision.class);
        return switch (DecisionMatrix.decide(before.runId(), reports, criteria)) {
            case Outcome.Decided decided -> {
                Decision after = decided.decision();
                boolean other = !criteria.equals(before.criteria());
                yield Replay.of(before, after, other, published.equals(Json.write(after)));
            }
            case Outcome.Undecidable undecidable ->
                throw ProblemException.notPossible(List.of(new FieldError("reports", undecidable.reason())));
        };
    }
}
