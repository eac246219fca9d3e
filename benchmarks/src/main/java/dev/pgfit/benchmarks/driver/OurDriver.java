package dev.pgfit.benchmarks.driver;

import dev.pgfit.benchmark.edge.LoadGenerator;
import dev.pgfit.benchmark.measure.Database;
import dev.pgfit.benchmark.measure.Load;
import dev.pgfit.benchmark.measure.LoadModel;
import dev.pgfit.benchmark.measure.LoadResult;
import dev.pgfit.benchmark.measure.Mix;
import dev.pgfit.benchmark.measure.Script;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Target;
import dev.pgfit.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/** The load generator of benchmark-service on what pgbench calls select-only. */
final class OurDriver implements AutoCloseable {
    static final String SQL = "SELECT abalance FROM pgbench_accounts WHERE aid = $1";
    private static final int ACCOUNTS = 100_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final double NANOS = 1e9;

    private final LoadGenerator generator = new LoadGenerator();
    private final Database database;
    private final Histogram latencies = new Histogram(100, 2 * TIMEOUT.toNanos(), 3);
    private final Mix mix;

    OurDriver(EmbeddedPostgres postgres) {
        Endpoint endpoint = new Endpoint(
                postgres.host(),
                postgres.port(),
                postgres.database(),
                postgres.user(),
                postgres.password(),
                null,
                true);
        database = generator.open(
                new Target(CandidateKind.POSTGRESQL, null, Environment.EXTERNAL, "native", endpoint, null));
        SplittableRandom random = new SplittableRandom(1);
        mix = new Mix(
                List.of(Script.of("select_only", SQL, 1, () -> new Object[] {random.nextLong(1, ACCOUNTS + 1L)}, 1)),
                1);
    }

    Speed selectOnly(int connections, int pipelining, int seconds) throws IOException, InterruptedException {
        latencies.reset();
        LoadModel model = new LoadModel.Closed(Duration.ZERO, pipelining);
        Duration time = Duration.ofSeconds(seconds);
        LoadResult result = database.drive(new Load(mix, model, connections, Long.MAX_VALUE, time, TIMEOUT), latencies);
        if (result.failure().isPresent()) {
            throw new IOException(result.failure().get().message());
        }
        return new Speed(result.executions() * NANOS / result.nanos(), latencies.getValueAtPercentile(50) / 1000.0);
    }

    @Override
    public void close() {
        database.close();
        generator.close();
    }
}
