package dev.pgfit.monitor.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.jobs.JobStatus;
import dev.pgfit.kit.problem.ProblemException;
import dev.pgfit.monitor.observation.Observation;
import dev.pgfit.monitor.observation.Plan;
import dev.pgfit.monitor.report.Watched;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Observations over HTTP: those asked for here and those of runs alike. */
@Path("/observations")
@Produces(MediaType.APPLICATION_JSON)
public class ObservationResource {
    private final Watcher watcher;
    private final ObjectMapper json;

    ObservationResource(Watcher watcher, ObjectMapper json) {
        this.watcher = watcher;
        this.json = json;
    }

    @POST
    public Response start(@NotNull @Valid ObservationRequest request) {
        request.check();
        if (watcher.busy()) {
            throw new ProblemException(503, "Busy", "Too many observations are waiting already", List.of());
        }
        Plan plan = Plan.alone(UUID.randomUUID(), request.targets(), request.spec(), Instant.now(), request.howLong());
        Job<ResourcesReport> job = watcher.watch(plan);
        return Response.accepted(JobStatus.of(job))
                .location(URI.create("/observations/" + job.id()))
                .build();
    }

    @GET
    @Path("/{id}")
    public JobStatus<ResourcesReport> status(@PathParam("id") UUID id) {
        return JobStatus.of(watcher.jobs().find(id).orElseThrow(() -> unknown(id)));
    }

    /** Stops watching; what was seen so far can still be asked for. */
    @DELETE
    @Path("/{id}")
    public Response stop(@PathParam("id") UUID id) {
        Job<ResourcesReport> job = watcher.jobs().find(id).orElseThrow(() -> unknown(id));
        watcher.jobs().cancel(job.id());
        return Response.noContent().build();
    }

    @GET
    @Path("/{id}/samples")
    public StreamingOutput samples(@PathParam("id") UUID id) {
        List<Watched> seen = seen(id);
        return out -> {
            try (SequenceWriter writer = json.writerFor(SampleRow.class).writeValuesAsArray(out)) {
                for (SampleRow row : (Iterable<SampleRow>) rows(seen)::iterator) {
                    writer.write(row);
                }
            }
        };
    }

    @GET
    @Path("/{id}/samples")
    @Produces("text/csv")
    public StreamingOutput samplesAsCsv(@PathParam("id") UUID id) {
        List<Watched> seen = seen(id);
        return out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write(SampleRow.CSV_HEADER + "\n");
            for (SampleRow row : (Iterable<SampleRow>) rows(seen)::iterator) {
                writer.write(row.csv() + "\n");
            }
            writer.flush();
        };
    }

    private static Stream<SampleRow> rows(List<Watched> seen) {
        return seen.stream().flatMap(SampleRows::of);
    }

    private List<Watched> seen(UUID id) {
        return watcher.observations().find(id).map(Observation::seen).orElseThrow(() -> unknown(id));
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.notFound("observation " + id);
    }
}
