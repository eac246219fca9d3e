package dev.pgfit.installer.edge;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.DisposableCandidate;
import dev.pgfit.installer.installation.UnavailableException;
import dev.pgfit.kit.problem.FieldError;
import dev.pgfit.kit.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Candidates beside an installation's own, for checks that may break them. */
@Path("/installations/{id}/disposables")
@Produces(MediaType.APPLICATION_JSON)
public class DisposableResource {
    private final Installer installer;

    DisposableResource(Installer installer) {
        this.installer = installer;
    }

    /** Which of the two. */
    @RegisterForReflection
    public record DisposableRequest(@NotNull CandidateKind candidate) {}

    /** Installs one and answers when it is there: seconds. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Response give(@PathParam("id") UUID id, @NotNull @Valid DisposableRequest request)
            throws InterruptedException {
        if (installer.installations().find(id).isEmpty()) {
            throw ProblemException.notFound("installation " + id);
        }
        try {
            DisposableCandidate given = installer
                    .installations()
                    .giveDisposable(id, request.candidate())
                    .orElseThrow(() -> ProblemException.notPossible(List.of(new FieldError(
                            "candidate",
                            "in this environment there is no disposable "
                                    + request.candidate().title()))));
            return Response.created(URI.create("/installations/" + id + "/disposables/" + given.id()))
                    .entity(given)
                    .build();
        } catch (UnavailableException e) {
            throw ProblemException.conflict(String.valueOf(e.getMessage()));
        }
    }

    @DELETE
    @Path("/{disposable}")
    @RunOnVirtualThread
    public Response end(@PathParam("id") UUID id, @PathParam("disposable") UUID disposable) {
        if (!installer.installations().endDisposable(id, disposable)) {
            throw ProblemException.notFound("disposable candidate " + disposable);
        }
        return Response.noContent().build();
    }
}
