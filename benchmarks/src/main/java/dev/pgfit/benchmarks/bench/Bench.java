package dev.pgfit.benchmarks.bench;

import dev.pgfit.benchmark.edge.Databases;
import dev.pgfit.benchmark.run.Announcer;
import dev.pgfit.benchmark.run.BenchmarkPhase;
import dev.pgfit.benchmark.run.BenchmarkSettings;
import dev.pgfit.benchmark.workload.InvalidWorkload;
import dev.pgfit.benchmark.workload.Workload;
import dev.pgfit.benchmark.workload.WorkloadReader;
import dev.pgfit.contracts.BenchmarkEvent;
import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.contracts.Target;
import dev.pgfit.embedded.EmbeddedPostgres;
import dev.pgfit.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A PostgreSQL of its own, and benchmark-service's measuring in this process. */
public final class Bench implements AutoCloseable {
    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final Databases databases = new Databases();

    private Bench(Path folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    public static Bench start() throws IOException {
        Path folder = Files.createTempDirectory("pgfit-measure");
        return new Bench(folder, EmbeddedPostgres.start(folder));
    }

    /**
     * One benchmark of the PostgreSQL, without windows before and after.
     *
     * @param workload the text of its file
     * @param said told what is going on
     * @throws IllegalStateException when it could not be done
     */
    public BenchmarkReport run(String workload, BenchmarkSpec spec, Consumer<String> said) throws InterruptedException {
        return run(workload, spec, true, said);
    }

    /**
     * The same.
     *
     * @param sessions whether connections are sessions of their own, so that rows may come by COPY
     */
    public BenchmarkReport run(String workload, BenchmarkSpec spec, boolean sessions, Consumer<String> said)
            throws InterruptedException {
        BenchmarkPhase phase = new BenchmarkPhase(BenchmarkSettings.DEFAULT, databases::open, new Announcer() {
            @Override
            public void publish(BenchmarkEvent event) {}

            @Override
            public void progress(String message, int done, int total) {
                said.accept(message);
            }
        });
        BenchmarkReport report = phase.run(new BenchmarkPhase.Order(
                UUID.randomUUID(),
                runSpec(spec),
                List.of(target(sessions)),
                Map.of(CandidateKind.PGLITE, "is not measured here"),
                read(workload, spec),
                Duration.ZERO,
                Duration.ZERO));
        if (report.outcome() == PhaseOutcome.FAILED) {
            throw new IllegalStateException("nothing was measured: " + report.problems());
        }
        return report;
    }

    @Override
    public void close() throws IOException {
        databases.close();
        postgres.close();
        Folders.remove(folder);
    }

    private Target target(boolean sessions) {
        return new Target(
                CandidateKind.POSTGRESQL,
                null,
                Environment.HOST,
                "native",
                new Endpoint(
                        postgres.host(),
                        postgres.port(),
                        postgres.database(),
                        postgres.user(),
                        postgres.password(),
                        null,
                        sessions),
                null);
    }

    private static Workload read(String workload, BenchmarkSpec spec) {
        try {
            return WorkloadReader.read(workload, spec.rows() == null ? List.of() : spec.rows());
        } catch (InvalidWorkload invalid) {
            throw new IllegalStateException(invalid);
        }
    }

    private static RunSpec runSpec(BenchmarkSpec spec) {
        RunSpec base = RunSpec.DEFAULT;
        return new RunSpec(
                null,
                base.environment(),
                base.postgresql(),
                base.pglite(),
                base.webvm(),
                base.limits(),
                spec,
                base.resources(),
                base.compatibility(),
                base.criteria(),
                base.deadline());
    }
}
