package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.measure.Database;
import dev.pgfit.contracts.Target;
import java.time.Duration;

/** Targets as databases, on an event loop of their own: for programs without Quarkus that measure as the service does. */
public final class Databases implements AutoCloseable {
    private final LoadLoop loop = new LoadLoop();
    private final PgTimeouts timeouts =
            new PgTimeouts(Duration.ofSeconds(15), Duration.ofMinutes(2), Duration.ofSeconds(20));

    /** Not yet connected. */
    public Database open(Target target) {
        return new PgDatabase(target, loop, timeouts);
    }

    /** Ends the event loop; what was opened is to be closed before. */
    @Override
    public void close() {
        loop.close();
    }
}
