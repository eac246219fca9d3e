package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.run.Announcer;
import dev.pgfit.benchmark.run.BenchmarkPhase;
import dev.pgfit.benchmark.run.BenchmarkSettings;
import dev.pgfit.benchmark.workload.Workload;
import dev.pgfit.benchmark.workload.WorkloadReader;
import dev.pgfit.contracts.BenchmarkEvent;
import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.ResourcesSpec;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.contracts.Target;
import dev.pgfit.contracts.TestResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A short benchmark of given queries, for tests. */
final class Bench implements Announcer, AutoCloseable {
    private static final PgTimeouts TIMEOUTS =
            new PgTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(2));

    final List<BenchmarkEvent> events = new ArrayList<>();
    final List<String> progress = new ArrayList<>();
    private Duration coolDown = Duration.ZERO;
    private final LoadLoop loop = new LoadLoop();

    static Target postgresql(Endpoint endpoint) {
        return new Target(CandidateKind.POSTGRESQL, "18.6", Environment.HOST, "native", endpoint, null);
    }

    PgDatabase open(Target target) {
        return new PgDatabase(target, loop, TIMEOUTS);
    }

    /** Somebody watches what the candidates use when there is one. */
    void coolDown(Duration time) {
        coolDown = time;
    }

    BenchmarkReport run(String queries, int concurrency, Target... targets) throws Exception {
        return run("", queries, concurrency, targets);
    }

    BenchmarkReport control(String queries, Target... targets) throws Exception {
        return run("", queries, 1, BenchmarkSpec.Control.AA, targets);
    }

    BenchmarkReport run(String afterData, String queries, int concurrency, Target... targets) throws Exception {
        return run(afterData, queries, concurrency, null, targets);
    }

    private BenchmarkReport run(
            String afterData,
            String queries,
            int concurrency,
            BenchmarkSpec.@Nullable Control control,
            Target... targets)
            throws Exception {
        String yaml = """
                name: test
                rows: [40]
                schema: ["CREATE TABLE t (id int PRIMARY KEY, label text)"]
                data:
                  - table: t
                    rows: rows
                    columns: {id: {generator: sequence}, label: {generator: text}}
                afterData: [%s]
                queries:
                """.formatted(afterData) + queries.indent(2);
        BenchmarkSpec spec = new BenchmarkSpec(
                "test",
                yaml,
                null,
                List.of(concurrency),
                4,
                Duration.ofMillis(20),
                Duration.ofMillis(40),
                Duration.ofMinutes(1),
                Duration.ofMillis(800),
                1L,
                null,
                control);
        return run(spec, WorkloadReader.read(yaml), targets);
    }

    BenchmarkReport run(BenchmarkSpec spec, Workload workload, Target... targets) throws Exception {
        BenchmarkPhase phase = new BenchmarkPhase(BenchmarkSettings.DEFAULT, this::open, this);
        return phase.run(new BenchmarkPhase.Order(
                UUID.randomUUID(), runSpec(spec), List.of(targets), Map.of(), workload, Duration.ZERO, coolDown));
    }

    static RunSpec runSpec(BenchmarkSpec spec) {
        RunSpec base = RunSpec.DEFAULT;
        return new RunSpec(
                null,
                base.environment(),
                base.postgresql(),
                base.pglite(),
                base.webvm(),
                base.limits(),
                spec,
                new ResourcesSpec(
                        Duration.ofMillis(200), Duration.ofMillis(100), Duration.ofMillis(100), 400_000_000L, 90.0),
                base.compatibility(),
                base.criteria(),
                base.deadline());
    }

    List<String> texts(Target target, String sql) throws Exception {
        try (PgDatabase database = open(target)) {
            return database.texts(sql);
        }
    }

    List<String> schemas(Target target) throws Exception {
        return texts(target, "SELECT nspname::text FROM pg_namespace WHERE nspname LIKE 'pgfit%'");
    }

    static TestResult test(BenchmarkReport report, String query) {
        return report.tests().stream()
                .filter(test -> test.query().equals(query))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void publish(BenchmarkEvent event) {
        events.add(event);
    }

    @Override
    public void progress(String message, int done, int total) {
        progress.add(done + "/" + total + " " + message);
    }

    @Override
    public void close() {
        loop.close();
    }
}
