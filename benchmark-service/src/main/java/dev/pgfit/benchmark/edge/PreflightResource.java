package dev.pgfit.benchmark.edge;

import dev.pgfit.contracts.RunSpec;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Says before a run starts whether its benchmark can be done: 204, or a problem that names the field and line. */
@Path("/preflight")
@RunOnVirtualThread
public class PreflightResource {
    private final Workloads workloads;

    PreflightResource(Workloads workloads) {
        this.workloads = workloads;
    }

    @POST
    public void check(@NotNull @Valid RunSpec spec) {
        workloads.of(spec.benchmark(), "benchmark");
    }
}
