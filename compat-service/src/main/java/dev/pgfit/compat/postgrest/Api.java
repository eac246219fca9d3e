package dev.pgfit.compat.postgrest;

import dev.pgfit.compat.check.Names;
import dev.pgfit.compat.database.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API of a PostgREST that runs, as one user sees it. Thread-safe. */
final class Api {
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    private final RunningPostgrest server;
    private final Settings settings;
    private final Deadline deadline;
    private final @Nullable String token;

    private Api(RunningPostgrest server, Settings settings, Deadline deadline, @Nullable String token) {
        this.server = server;
        this.settings = settings;
        this.deadline = deadline;
        this.token = token;
    }

    /** Without a token. */
    static Api anonymous(RunningPostgrest server, Settings settings, Deadline deadline) {
        return new Api(server, settings, deadline, null);
    }

    /** As a user with the role for members. */
    Api as(String user) {
        Map<String, ?> claims = Map.of(
                "role",
                names().role(Fixture.MEMBER),
                "sub",
                user,
                "exp",
                Instant.now().plus(TOKEN_LIFE).getEpochSecond());
        return with(Jwt.sign(claims, settings.jwtSecret()));
    }

    /** With this token. */
    Api with(String otherToken) {
        return new Api(server, settings, deadline, otherToken);
    }

    Names names() {
        return settings.names();
    }

    Deadline deadline() {
        return deadline;
    }

    Exchange get(String path) {
        return send("GET", path, null, Map.of());
    }

    Exchange get(String path, Map<String, String> headers) {
        return send("GET", path, null, headers);
    }

    /** Asks for what was written, too. */
    Exchange post(String path, String json) {
        return send("POST", path, json, Map.of("Prefer", "return=representation"));
    }

    /** @param path from the root, with its query, encoded */
    Exchange send(String method, String path, @Nullable String json, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        if (token != null) {
            all.put("Authorization", "Bearer " + token);
        }
        return new Exchange(method + " " + path, server.send(method, path, all, Optional.ofNullable(json), deadline));
    }
}
