package dev.pgfit.benchmark.measure;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * The load generator against a server that answers at once: what it costs by itself.
 *
 * @param cpuNanos of the event loop per execution; 0 where it can't be known
 * @param floorNanos median latency on one connection
 */
public record Calibration(double cpuNanos, long floorNanos) {
    private static final Duration WARM_UP = Duration.ofMillis(400);
    private static final Duration TIME = Duration.ofMillis(400);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** Empty when there can be no such server here. */
    public static Optional<Calibration> run(Function<Target, Database> connector) throws InterruptedException {
        try (InstantServer server = InstantServer.start();
                Database database = connector.apply(new Target(
                        CandidateKind.POSTGRESQL, null, Environment.EXTERNAL, "native", server.endpoint(), null))) {
            Script script = Script.of("nothing", "SELECT $1", 1, () -> new Object[] {1L}, 1);
            Load load = new Load(new Mix(List.of(script), 1), LoadModel.CLOSED, 1, Long.MAX_VALUE, WARM_UP, TIMEOUT);
            Histogram latencies = new Histogram(100, 2 * TIMEOUT.toNanos(), 3);
            LoadResult warm = database.drive(load, latencies);
            latencies.reset();
            LoadResult result = database.drive(load.during(TIME), latencies);
            if (warm.failure().isPresent() || result.failure().isPresent() || result.executions() == 0) {
                return Optional.empty();
            }
            double cpu = (double) result.generator().cpuNanos() / result.executions();
            return Optional.of(new Calibration(cpu, latencies.getValueAtPercentile(50)));
        } catch (IOException noServer) {
            return Optional.empty();
        }
    }
}
