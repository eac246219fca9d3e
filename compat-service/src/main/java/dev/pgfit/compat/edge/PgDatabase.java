package dev.pgfit.compat.edge;

import dev.pgfit.compat.database.ConnectionLost;
import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.database.DatabaseSession;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Target;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.SslMode;

/** A target, reached through the Vert.x client. */
final class PgDatabase implements Database {
    private static final int MAX_MILLIS = 300_000;

    private final Vertx vertx;
    private final Target target;

    PgDatabase(Vertx vertx, Target target) {
        this.vertx = vertx;
        this.target = target;
    }

    @Override
    public DatabaseSession connect(Deadline deadline) {
        String what = "connecting to " + target.endpoint();
        int millis = (int) Math.clamp(deadline.remaining().toMillis(), 1, MAX_MILLIS);
        Future<PgConnection> connecting = PgConnection.connect(vertx, options(millis));
        try {
            return new PgSession(Waiting.on(connecting, what, deadline));
        } catch (RuntimeException e) {
            // it may still come; nobody would close it
            connecting.onSuccess(HardClose::close);
            throw e instanceof ConnectionLost lost ? new ConnectionLost(what + ": " + lost.words()) : e;
        }
    }

    private PgConnectOptions options(int connectMillis) {
        Endpoint endpoint = target.endpoint();
        PgConnectOptions options = new PgConnectOptions()
                .setHost(endpoint.host())
                .setPort(endpoint.port())
                .setDatabase(endpoint.database())
                .setUser(endpoint.user())
                .setCachePreparedStatements(endpoint.preparedStatementCache())
                .setPipeliningLimit(1);
        options.setConnectTimeout(connectMillis);
        if (endpoint.password() != null) {
            options.setPassword(endpoint.password());
        }
        if (target.environment() == Environment.EXTERNAL) {
            // as libpq does by default: encrypted where the server offers it, without judging its certificate
            options.setSslMode(SslMode.PREFER).setTrustAll(true).setHostnameVerificationAlgorithm("");
        }
        return options;
    }
}
