package dev.pgfit.testkit;

import dev.pgfit.contracts.Endpoint;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
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

    /** Of the server that was started for the test that is running. */
    public static Endpoint endpoint() {
        Config config = ConfigProvider.getConfig();
        return new Endpoint(
                config.getValue("pgfit.test.postgres.host", String.class),
                config.getValue("pgfit.test.postgres.port", Integer.class),
                config.getValue("pgfit.test.postgres.database", String.class),
                config.getValue("pgfit.test.postgres.user", String.class),
                config.getOptionalValue("pgfit.test.postgres.password", String.class)
                        .orElse(null),
                null,
                true);
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }
}
