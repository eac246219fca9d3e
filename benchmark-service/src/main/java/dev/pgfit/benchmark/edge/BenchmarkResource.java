package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.run.Announcer;
import dev.pgfit.benchmark.run.BenchmarkPhase;
import dev.pgfit.benchmark.workload.Workload;
import dev.pgfit.contracts.BenchmarkEvent;
import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.contracts.Target;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.jobs.JobStatus;
import dev.pgfit.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Benchmarks on their own, against anything that speaks the PostgreSQL protocol. */
@Path("/benchmarks")
@RunOnVirtualThread
public class BenchmarkResource {
    /** Nobody else listens to a benchmark without a run. */
    private static final Announcer SILENT = new Announcer() {
        @Override
        public void publish(BenchmarkEvent event) {}

        @Override
        public void progress(String message, int done, int total) {}
    };

    private final Benchmarks benchmarks;
    private final Workloads workloads;

    BenchmarkResource(Benchmarks benchmarks, Workloads workloads) {
        this.benchmarks = benchmarks;
        this.workloads = workloads;
    }

    @POST
    public Response start(@NotNull @Valid BenchmarkRequest request) {
        List<Target> targets = request.targets();
        if (targets.stream().map(Target::candidate).distinct().count() < targets.size()) {
            throw ProblemException.badField("targets", "must be of different candidates");
        }
        Workload workload = workloads.of(request.benchmark(), "benchmark");
        UUID id = UUID.randomUUID();
        Job<BenchmarkReport> job = benchmarks.start(
                new BenchmarkPhase.Order(
                        id,
                        spec(request),
                        targets,
                        Map.<CandidateKind, String>of(),
                        workload,
                        Duration.ZERO,
                        Duration.ZERO),
                SILENT);
        return Response.accepted(status(job))
                .location(URI.create("/benchmarks/" + id))
                .build();
    }

    @GET
    @Path("/{id}")
    public JobStatus<BenchmarkReport> get(UUID id) {
        return status(find(id));
    }

    /** Asks it to stop; it drops its schemas first. */
    @DELETE
    @Path("/{id}")
    public Response cancel(UUID id) {
        Job<BenchmarkReport> job = find(id);
        benchmarks.jobs().cancel(id);
        return Response.accepted(status(job)).build();
    }

    private Job<BenchmarkReport> find(UUID id) {
        return benchmarks.jobs().find(id).orElseThrow(() -> ProblemException.notFound("benchmark " + id));
    }

    private static JobStatus<BenchmarkReport> status(Job<BenchmarkReport> job) {
        JobStatus<BenchmarkReport> status = JobStatus.of(job);
        BenchmarkReport report = status.report();
        return report == null
                ? status
                : new JobStatus<>(status.id(), status.state(), withoutPasswords(report), status.failure());
    }

    private static BenchmarkReport withoutPasswords(BenchmarkReport report) {
        return new BenchmarkReport(
                report.runId(),
                report.spec(),
                report.targets().stream().map(Target::withoutPassword).toList(),
                report.startedAt(),
                report.finishedAt(),
                report.outcome(),
                report.workload(),
                report.workloadSha256(),
                report.tests(),
                report.summary(),
                report.problems());
    }

    private static RunSpec spec(BenchmarkRequest request) {
        RunSpec base = RunSpec.DEFAULT;
        return new RunSpec(
                null,
                request.targets().getFirst().environment(),
                base.postgresql(),
                base.pglite(),
                base.webvm(),
                base.limits(),
                request.benchmark(),
                base.resources(),
                base.compatibility(),
                Criteria.DEFAULT,
                base.deadline());
    }
}
