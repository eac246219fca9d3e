package dev.pgfit.compat.postgrest;

import dev.pgfit.compat.check.Names;
import dev.pgfit.contracts.Endpoint;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a PostgREST is told: PostgREST's defaults wherever a fixture doesn't force another value.
 *
 * @param endpoint where the database is; its user and password are not used
 * @param password of the role that PostgREST logs in as
 * @param jwtSecret at least 32 characters, for HS256
 */
record Settings(Endpoint endpoint, Names names, String password, String jwtSecret) {
    /** PostgREST's default for {@code db-pool}; one more connection listens. */
    static final int POOL = 10;

    /**
     * The configuration as environment variables, so that no secret shows in a process listing.
     *
     * @param port of the API, on the loopback address
     * @param adminPort where {@code /ready} is
     */
    Map<String, String> environment(int port, int adminPort) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PGRST_DB_URI", databaseUri());
        variables.put("PGRST_DB_SCHEMAS", names.schema());
        variables.put("PGRST_DB_ANON_ROLE", names.role(Fixture.ANON));
        variables.put("PGRST_DB_POOL", Integer.toString(POOL));
        // a channel of its own: a PostgREST in production that listens on pgrst is none of our business
        variables.put("PGRST_DB_CHANNEL", names.schema());
        variables.put("PGRST_DB_CHANNEL_ENABLED", "true");
        variables.put("PGRST_JWT_SECRET", jwtSecret);
        variables.put("PGRST_SERVER_HOST", "127.0.0.1");
        variables.put("PGRST_SERVER_PORT", Integer.toString(port));
        variables.put("PGRST_ADMIN_SERVER_PORT", Integer.toString(adminPort));
        variables.put("PGRST_LOG_LEVEL", "warn");
        return variables;
    }

    /** The text without what nobody may read. */
    String redact(String text) {
        return text.replace(password, "***").replace(jwtSecret, "***");
    }

    /** The application name lets the clean-up find sessions that still run. */
    private String databaseUri() {
        String host = endpoint.host().contains(":") ? "[" + endpoint.host() + "]" : endpoint.host();
        return "postgresql://%s:%s@%s:%d/%s?application_name=%s"
                .formatted(
                        encode(names.role(Fixture.LOGIN)),
                        encode(password),
                        host,
                        endpoint.port(),
                        encode(endpoint.database()),
                        encode(names.schema()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Never shows a secret: this text may end up in logs. */
    @Override
    public String toString() {
        return "PostgREST for " + names.schema() + " at " + endpoint;
    }
}
