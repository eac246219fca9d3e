package dev.pgfit.compat.edge;

import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.Target;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.jobs.JobStatus;
import dev.pgfit.kit.problem.ProblemException;
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
import java.util.UUID;

/** Compatibility checks of any database that speaks the PostgreSQL protocol, without a run. */
@Path("/compatibility-checks")
@Produces(MediaType.APPLICATION_JSON)
public class CompatibilityResource {
    private final CheckJobs jobs;

    CompatibilityResource(CheckJobs jobs) {
        this.jobs = jobs;
    }

    /** Starts probing; the answer says where the result will be. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(@NotNull @Valid CheckRequest request) {
        long kinds =
                request.targets().stream().map(Target::candidate).distinct().count();
        if (kinds < request.targets().size()) {
            throw ProblemException.badField("targets", "must not hold the same candidate twice");
        }
        Job<CompatibilityReport> job = jobs.start(UUID.randomUUID(), request.targets(), request.spec());
        return Response.accepted(JobStatus.of(job))
                .location(URI.create("/compatibility-checks/" + job.id()))
                .build();
    }

    @GET
    @Path("/{id}")
    public JobStatus<CompatibilityReport> status(@PathParam("id") UUID id) {
        return jobs.find(id).map(JobStatus::of).orElseThrow(() -> unknown(id));
    }

    /** Cancels; what the running check created is removed before it ends. */
    @DELETE
    @Path("/{id}")
    public Response cancel(@PathParam("id") UUID id) {
        if (jobs.find(id).isEmpty()) {
            throw unknown(id);
        }
        jobs.cancel(id);
        return Response.noContent().build();
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.notFound("Compatibility check " + id);
    }
}
