package dev.pgfit.compat.edge;

import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.wire.WireServer;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.Target;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Compatibility checks of any database that speaks the PostgreSQL protocol, without a run. */
@Path("/compatibility-checks")
@Produces(MediaType.APPLICATION_JSON)
public class CompatibilityResource {
    private static final Duration TLS_ANSWER = Duration.ofSeconds(10);

    private final CheckJobs checks;
    private final CheckSelection selection;

    CompatibilityResource(CheckJobs checks, CheckSelection selection) {
        this.checks = checks;
        this.selection = selection;
    }

    /** Starts probing; the answer says where the result will be. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Response start(@NotNull @Valid CheckRequest request) {
        List<Target> targets = request.chosen();
        selection.check(request.spec());
        if (request.requiresTls()) {
            refuseWithoutTls(targets.getFirst());
        }
        Job<CompatibilityReport> job =
                checks.start(UUID.randomUUID(), targets.getFirst().environment(), targets, request.spec());
        return Response.accepted(checks.status(job))
                .location(URI.create("/compatibility-checks/" + job.id()))
                .build();
    }

    @GET
    @Path("/{id}")
    public CompatibilityStatus status(@PathParam("id") UUID id) {
        return checks.jobs().find(id).map(checks::status).orElseThrow(() -> unknown(id));
    }

    /** Cancels; what the running check created is removed before it ends. */
    @DELETE
    @Path("/{id}")
    public Response cancel(@PathParam("id") UUID id) {
        if (checks.jobs().find(id).isEmpty()) {
            throw unknown(id);
        }
        checks.jobs().cancel(id);
        return Response.noContent().build();
    }

    /** Probing encrypts where the server offers it; who requires it must hear before anything is sent that it won't. */
    private static void refuseWithoutTls(Target target) {
        try {
            if (WireServer.of(target).askForTls(Deadline.in(TLS_ANSWER)) != 'S') {
                throw ProblemException.badField(
                        "connectionString", "says sslmode=require, but the server does not offer TLS");
            }
        } catch (DatabaseException e) {
            throw ProblemException.badField(
                    "connectionString", "says sslmode=require, but the server can't be asked for TLS: " + e.words());
        }
    }

    static ProblemException unknown(UUID id) {
        return ProblemException.notFound("Compatibility check " + id);
    }
}
