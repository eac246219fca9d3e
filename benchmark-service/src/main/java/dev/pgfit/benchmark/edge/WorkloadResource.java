package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.workload.InvalidWorkload;
import dev.pgfit.benchmark.workload.Query;
import dev.pgfit.benchmark.workload.Workload;
import dev.pgfit.benchmark.workload.WorkloadReader;
import dev.pgfit.kit.problem.FieldError;
import dev.pgfit.kit.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Workloads: which there are, what is in them, and whether one of your own is sound. */
@Path("/workloads")
@RunOnVirtualThread
public class WorkloadResource {
    private static final String YAML = "application/yaml";

    private final Workloads workloads;

    WorkloadResource(Workloads workloads) {
        this.workloads = workloads;
    }

    /** The names that a run may ask for. */
    @GET
    public List<String> names() {
        return workloads.names();
    }

    /** The JSON Schema of workload files, for editors. */
    @GET
    @Path("/schema")
    @Produces({"application/schema+json", MediaType.APPLICATION_JSON})
    public String schema() {
        return workloads.schema();
    }

    /** The file itself. */
    @GET
    @Path("/{name}")
    @Produces({YAML, "text/yaml", MediaType.TEXT_PLAIN})
    public String text(String name) {
        return workloads.text(name).orElseThrow(() -> ProblemException.notFound("workload '" + name + "'"));
    }

    /** A workload file as JSON carries it. */
    @RegisterForReflection
    public record ValidationRequest(@NotBlank String workloadYaml) {}

    /** What a sound workload holds. */
    @RegisterForReflection
    public record WorkloadOutline(String name, List<Integer> rows, List<String> queries, String sha256) {}

    @POST
    @Path("/validate")
    @Consumes({YAML, "text/yaml", MediaType.TEXT_PLAIN})
    @Produces(MediaType.APPLICATION_JSON)
    public WorkloadOutline validateText(String yaml) {
        return validate(yaml);
    }

    @POST
    @Path("/validate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public WorkloadOutline validateJson(@NotNull @Valid ValidationRequest request) {
        return validate(request.workloadYaml());
    }

    private static WorkloadOutline validate(String yaml) {
        try {
            Workload workload = WorkloadReader.read(yaml);
            List<String> queries = workload.queries().stream().map(Query::name).toList();
            return new WorkloadOutline(workload.name(), workload.rows(), queries, workload.sha256());
        } catch (InvalidWorkload invalid) {
            throw ProblemException.notPossible(invalid.errors().stream()
                    .map(error -> new FieldError("workloadYaml", error.toString()))
                    .toList());
        }
    }
}
