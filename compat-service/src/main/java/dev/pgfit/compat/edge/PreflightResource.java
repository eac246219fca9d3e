package dev.pgfit.compat.edge;

import dev.pgfit.contracts.RunSpec;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Says before a run starts whether its checks can be run: 204, or a problem that names the field, file and line. */
@Path("/preflight")
@RunOnVirtualThread
public class PreflightResource {
    private final CheckSelection selection;

    PreflightResource(CheckSelection selection) {
        this.selection = selection;
    }

    @POST
    public void check(@NotNull @Valid RunSpec spec) {
        selection.check(spec.compatibility());
    }
}
