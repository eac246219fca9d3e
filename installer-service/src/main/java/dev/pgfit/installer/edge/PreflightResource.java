package dev.pgfit.installer.edge;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.installer.environment.Site.Wanted;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Can this run be done here? Answers within seconds and starts nothing. */
@Path("/preflight")
public class PreflightResource {
    private final Installer installer;

    PreflightResource(Installer installer) {
        this.installer = installer;
    }

    @POST
    @RunOnVirtualThread
    public Response check(@NotNull @Valid RunSpec spec) {
        InstallationResource.refuse(installer.sites().obstacles(new Wanted(spec, List.of(CandidateKind.values()))));
        return Response.noContent().build();
    }
}
