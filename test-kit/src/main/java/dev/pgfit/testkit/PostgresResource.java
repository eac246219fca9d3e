package dev.pgfit.testkit;

import dev.pgfit.contracts.Endpoint;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL for the tests of a module. Sets {@code quarkus.datasource.*} and, for tests that connect by
 * themselves, {@code pgfit.test.postgres.host}, {@code .port}, {@code .database}, {@code .user}, {@code .password}.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable TestPostgres postgres;

    @Override
    public Map<String, String> start() {
        TestPostgres started = TestPostgres.start();
        postgres = started;
        Endpoint endpoint = started.endpoint();
        String password = Objects.toString(endpoint.password(), "");
        return Map.of(
                "quarkus.datasource.jdbc.url", started.jdbcUrl(),
                "quarkus.datasource.reactive.url", started.reactiveUrl(),
                "quarkus.datasource.username", endpoint.user(),
                "quarkus.datasource.password", password,
                "pgfit.test.postgres.host", endpoint.host(),
                "pgfit.test.postgres.port", Integer.toString(endpoint.port()),
                "pgfit.test.postgres.database", endpoint.database(),
                "pgfit.test.postgres.user", endpoint.user(),
                "pgfit.test.postgres.password", password);
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }
}
