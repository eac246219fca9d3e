package dev.pgfit.benchmark.edge;

import dev.pgfit.contracts.Endpoint;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.Objects;

/** An endpoint as the driver wants it. */
final class PgOptions {
    private PgOptions() {}

    static PgConnectOptions of(Endpoint endpoint, Duration connect) {
        PgConnectOptions options = new PgConnectOptions();
        options.setHost(endpoint.host());
        options.setPort(endpoint.port());
        options.setDatabase(endpoint.database());
        options.setUser(endpoint.user());
        options.setPassword(Objects.requireNonNullElse(endpoint.password(), ""));
        options.setPipeliningLimit(1);
        // statements are prepared once per test where that is allowed; a cache would only add its look-up
        options.setCachePreparedStatements(false);
        options.setConnectTimeout((int) connect.toMillis());
        return options;
    }
}
