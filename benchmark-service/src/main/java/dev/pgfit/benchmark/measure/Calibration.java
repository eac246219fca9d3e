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
 * @param floorNanos median latency on one connection, in the quickest of some slices of time: what disturbs only adds
 */
public record Calibration(double cpuNanos, long floorNanos) {
    private static final Duration WARM_UP = Duration.ofMillis(400);
    private static final Duration SLICE = Duration.ofMillis(100);
    private static final int SLICES = 5;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** Empty when there can be no such server here. */
    public static Optional<Calibration> run(Function<Target, Database> connector) throws InterruptedException {
        try (InstantServer server = InstantServer.start();
                Database database = connector.apply(new Target(
                        CandidateKind.POSTGRESQL, null, Environment.EXTERNAL, "native", server.endpoint(), null))) {
            Script script = Script.of("nothing", "SELECT $1", 1, () -> new Object[] {1L}, 1);
            Load load = new Load(new Mix(List.of(script), 1), LoadModel.CLOSED, 1, Long.MAX_VALUE, WARM_UP, TIMEOUT);
            Histogram latencies = new Histogram(100, 2 * TIMEOUT.toNanos(), 3);
            LoadResult result = database.drive(load, latencies);
            double cpuNanos = 0;
            long executions = 0;
            long floorNanos = Long.MAX_VALUE;
            for (int slice = 0; slice < SLICES && result.failure().isEmpty(); slice++) {
                latencies.reset();
                result = database.drive(load.during(SLICE), latencies);
                cpuNanos += result.generator().cpuNanos();
                executions += result.executions();
                floorNanos = latencies.getTotalCount() == 0
                        ? floorNanos
                        : Math.min(floorNanos, latencies.getValueAtPercentile(50));
            }
            return result.failure().isPresent() || executions == 0
                    ? Optional.empty()
                    : Optional.of(new Calibration(cpuNanos / executions, floorNanos));
        } catch (IOException noServer) {
            return Optional.empty();
        }
    }
}
