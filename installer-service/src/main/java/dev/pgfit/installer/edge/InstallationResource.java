package dev.pgfit.installer.edge;

import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.InstallationUsage;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.installer.environment.Site.Obstacle;
import dev.pgfit.installer.environment.Site.Wanted;
import dev.pgfit.installer.installation.Installations;
import dev.pgfit.installer.installation.Order;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.problem.FieldError;
import dev.pgfit.kit.problem.ProblemException;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Installations over HTTP: those asked for here and those of runs alike. */
@Path("/installations")
@Produces(MediaType.APPLICATION_JSON)
public class InstallationResource {
    private final Installer installer;
    private final InstallerConfig config;
    private final InstallationMetrics metrics;

    InstallationResource(Installer installer, InstallerConfig config, InstallationMetrics metrics) {
        this.installer = installer;
        this.config = config;
        this.metrics = metrics;
    }

    @POST
    @RunOnVirtualThread
    public Response install(@NotNull @Valid InstallationRequest request) {
        RunSpec spec = request.spec(config.lease());
        refuse(installer.sites().obstacles(new Wanted(spec, request.candidates())));
        Order order = new Order(UUID.randomUUID(), spec, request.candidates(), config.lease());
        Job<InstallationReport> job = installer.installations().install(order);
        var unused = metrics.observe(job, spec.environment());
        return Response.accepted(status(job))
                .location(URI.create("/installations/" + job.id()))
                .build();
    }

    @GET
    public List<InstallationStatus> all() {
        return installations().all().stream().map(this::status).toList();
    }

    @GET
    @Path("/{id}")
    public InstallationStatus one(@PathParam("id") UUID id) {
        return status(known(id));
    }

    /** Raw counters. Takes a fraction of a millisecond, so it isn't handed to another thread. */
    @GET
    @Path("/{id}/usage")
    @NonBlocking
    public InstallationUsage usage(@PathParam("id") UUID id, @Context UriInfo uri) {
        UsageQuery query = UsageQuery.of(uri.getQueryParameters());
        Duration every = query.every();
        Optional<InstallationUsage> usage =
                every == null ? installations().usage(id) : installations().usage(id, every, query.after());
        return usage.orElseThrow(() -> ProblemException.notFound("a present installation " + id));
    }

    /** Takes it away, or stops it being made; answers when it is gone. */
    @DELETE
    @Path("/{id}")
    @RunOnVirtualThread
    public Response end(@PathParam("id") UUID id) {
        installations().end(known(id).id(), "asked for over HTTP").join();
        return Response.noContent().build();
    }

    static void refuse(List<Obstacle> obstacles) {
        if (!obstacles.isEmpty()) {
            throw ProblemException.notPossible(obstacles.stream()
                    .map(obstacle -> new FieldError(obstacle.field(), obstacle.message()))
                    .toList());
        }
    }

    private Installations installations() {
        return installer.installations();
    }

    private InstallationStatus status(Job<InstallationReport> job) {
        return InstallationStatus.of(job, installations());
    }

    private Job<InstallationReport> known(UUID id) {
        return installations().find(id).orElseThrow(() -> ProblemException.notFound("installation " + id));
    }
}
