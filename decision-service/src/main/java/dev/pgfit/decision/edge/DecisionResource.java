package dev.pgfit.decision.edge;

import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Event;
import dev.pgfit.decision.matrix.DecisionMatrix;
import dev.pgfit.decision.matrix.Outcome;
import dev.pgfit.kit.problem.FieldError;
import dev.pgfit.kit.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The matrix on its own. */
@Path("/decisions")
@Tag(name = "Decisions")
public class DecisionResource {
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decide on given reports", description = "Nothing is stored, nothing is published.")
    @APIResponse(responseCode = "200", description = "The decision")
    @APIResponse(responseCode = "400", description = "No report, or reports of different runs, or invalid data")
    @APIResponse(responseCode = "422", description = "There is nothing to decide on: neither candidate was installed")
    public Decision decide(@Valid @Nullable DecisionRequest request) {
        if (request == null) {
            throw ProblemException.badField("installation", "at least one report must be given");
        }
        UUID runId = runId(request);
        return switch (DecisionMatrix.decide(runId, request.reports(), request.criteriaOrDefault())) {
            case Outcome.Decided decided -> decided.decision();
            case Outcome.Undecidable undecidable ->
                throw ProblemException.notPossible(List.of(new FieldError("installation", undecidable.reason())));
        };
    }

    private static UUID runId(DecisionRequest request) {
        Map<String, Event> given = given(request);
        if (given.isEmpty()) {
            throw ProblemException.badField("installation", "at least one report must be given");
        }
        UUID first = given.values().iterator().next().runId();
        var errors = new ArrayList<FieldError>();
        given.forEach((name, report) -> {
            if (!report.runId().equals(first)) {
                errors.add(new FieldError(name + ".runId", "must be the same in every report: " + first));
            }
        });
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return first;
    }

    private static Map<String, Event> given(DecisionRequest request) {
        var given = new LinkedHashMap<String, Event>();
        put(given, "installation", request.installation());
        put(given, "benchmark", request.benchmark());
        put(given, "resources", request.resources());
        put(given, "compatibility", request.compatibility());
        return given;
    }

    private static void put(Map<String, Event> given, String name, @Nullable Event report) {
        if (report != null) {
            given.put(name, report);
        }
    }
}
