package dev.pgfit.compat.edge;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Target;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A database as libpq's URIs write it: {@code postgresql://user:password@host:5432/database?sslmode=require}.
 *
 * @param tlsRequired whether {@code sslmode=require} was said
 */
record ConnectionString(Target target, boolean tlsRequired) {
    private static final int DEFAULT_PORT = 5432;
    private static final Set<String> SCHEMES = Set.of("postgresql", "postgres");
    /** What changes nothing here; managed databases put it into the strings that they hand out. */
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("application_name", "channel_binding", "connect_timeout", "target_session_attrs", "pgbouncer");

    private static final Set<String> SSL_MODES = Set.of("disable", "allow", "prefer", "require");

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException saying what is wrong, never repeating the password
     */
    static ConnectionString parse(String text) {
        URI uri = uri(text.strip());
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            throw new IllegalArgumentException("must begin with postgresql://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("must name one host, such as postgresql://me@db.example.com/shop");
        }
        String[] user = uri.getRawUserInfo() == null
                ? new String[] {""}
                : uri.getRawUserInfo().split(":", 2);
        if (user[0].isEmpty()) {
            throw new IllegalArgumentException("must name a user, such as postgresql://me@db.example.com/shop");
        }
        Map<String, String> parameters = parameters(uri.getRawQuery());
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("^/", "");
        Endpoint endpoint = new Endpoint(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                path.isEmpty() ? decode(user[0]) : decode(path),
                decode(user[0]),
                user.length == 2 ? decode(user[1]) : null,
                null,
                true);
        return new ConnectionString(
                new Target(CandidateKind.POSTGRESQL, null, Environment.EXTERNAL, "unknown", endpoint, null),
                "require".equals(parameters.get("sslmode")));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // its message holds the whole text, and so the password
            throw new IllegalArgumentException(
                    "is not a URI: %s at character %d; special characters are written as %%40 for @ and so on"
                            .formatted(e.getReason(), e.getIndex() + 1),
                    null);
        }
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        for (String part : query.split("&")) {
            String[] pair = part.split("=", 2);
            String name = decode(pair[0]);
            String value = pair.length == 2 ? decode(pair[1]) : "";
            if (name.equals("sslmode") && !SSL_MODES.contains(value)) {
                throw new IllegalArgumentException(
                        "sslmode must be disable, allow, prefer or require; certificates are not judged here");
            }
            if (!name.equals("sslmode") && !WITHOUT_EFFECT.contains(name)) {
                throw new IllegalArgumentException("the parameter '" + name + "' is not known here");
            }
            parameters.put(name, value);
        }
        return parameters;
    }

    private static String decode(String text) {
        // a plus is a plus in a URI's path and user, not a blank
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
