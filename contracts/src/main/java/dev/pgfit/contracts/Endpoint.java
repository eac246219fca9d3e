package dev.pgfit.contracts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a candidate over the PostgreSQL protocol.
 *
 * @param maxConnections connections the transport can serve at once; {@code null} means no limit of its own
 * @param preparedStatementCache whether a client may keep named prepared statements
 */
public record Endpoint(
        @NotBlank String host,
        @Min(1) @Max(65535) int port,
        @NotBlank String database,
        @NotBlank String user,
        @Nullable String password,
        @Nullable @Min(1) Integer maxConnections,
        boolean preparedStatementCache) {

    /** The same endpoint without its password, for reports that people read and stores that keep. */
    public Endpoint withoutPassword() {
        return new Endpoint(host, port, database, user, null, maxConnections, preparedStatementCache);
    }

    /** Never shows the password: this text ends up in logs. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}
