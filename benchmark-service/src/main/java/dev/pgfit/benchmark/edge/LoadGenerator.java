package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.measure.Database;
import dev.pgfit.contracts.Target;
import java.time.Duration;

/** The driver by itself, for programs that load a database without the service. One event loop, whatever is opened. */
public final class LoadGenerator implements AutoCloseable {
    private static final PgTimeouts TIMEOUTS =
            new PgTimeouts(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofSeconds(10));

    private final LoadLoop loop = new LoadLoop();

    /** Connects when it is first used; to be closed by the caller. */
    public Database open(Target target) {
        return new PgDatabase(target, loop, TIMEOUTS);
    }

    @Override
    public void close() {
        loop.close();
    }
}
