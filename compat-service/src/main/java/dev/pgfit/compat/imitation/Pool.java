package dev.pgfit.compat.imitation;

import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.database.DatabaseError;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.postgrest.Fixture;
import dev.pgfit.compat.wire.Reply;
import dev.pgfit.compat.wire.StartUp;
import dev.pgfit.compat.wire.Wire;
import dev.pgfit.contracts.Layer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** PostgREST's connections to a database, all as the authenticator: a pool, and one that only listens. */
final class Pool implements AutoCloseable {
    /** PostgREST's default. */
    static final int SIZE = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Prepared names that clash or are gone, a session that is not in the state it was left in, too many connections. */
    private static final Pattern TRANSPORT_STATE = Pattern.compile("42P05|26000|34000|08...|25...|57P0.|53300");

    private final CheckContext context;
    private final StartUp startUp;
    private final boolean named;
    private final Wire listener;
    private final List<PooledConnection> connections = new ArrayList<>();

    private Pool(CheckContext context, StartUp startUp, boolean named) {
        this.context = context;
        this.startUp = startUp;
        this.named = named;
        this.listener = connect("the connection that listens");
    }

    /**
     * Connects: the listener first, then the pool.
     *
     * @param named whether statements are prepared under names
     * @throws CheckFailed if a connection can't be had; says which one
     */
    static Pool open(CheckContext context, Fixture fixture, int size, boolean named) {
        StartUp startUp = StartUp.DEFAULT
                .as(context.names().role(Fixture.LOGIN), fixture.password())
                // by which the clean-up finds sessions that still run
                .with("application_name", context.names().schema());
        Pool pool = new Pool(context, startUp, named);
        try {
            pool.listener.query("LISTEN \"%s\"".formatted(context.names().schema()), context.deadline());
            for (int i = 1; i <= size; i++) {
                pool.connections.add(pool.pooled("connection %d of the pool of %d".formatted(i, size)));
            }
            return pool;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    Wire listener() {
        return listener;
    }

    /** A connection of the pool, of which each belongs to one lane; made anew if the last one broke. */
    PooledConnection connection(int lane) {
        PooledConnection connection = connections.get(lane);
        if (!connection.isUsable()) {
            connection.close();
            connection = pooled("a new connection of the pool");
            connections.set(lane, connection);
        }
        return connection;
    }

    /**
     * A request over the connection of a lane.
     *
     * @throws CheckFailed in the database's words, if it doesn't answer it
     */
    Reply perform(int lane, Request request) {
        Deadline patience = context.deadline().within(PATIENCE.multipliedBy(context.pace()));
        try {
            return connection(lane).perform(request, context.names().schema(), patience);
        } catch (DatabaseException e) {
            throw failure(request.toString(), e);
        }
    }

    /** The same, for a request whose rows are made into JSON. */
    Aggregation read(int lane, Request request) {
        return Aggregation.read(request, perform(lane, request));
    }

    /** A database's failure as a check's, laid to the transport where its words are of connections and their state. */
    static CheckFailed failure(String what, DatabaseException e) {
        if (e instanceof DatabaseError error) {
            CheckFailed failure = new CheckFailed(what + ": " + error.words(), error.sqlState());
            return TRANSPORT_STATE.matcher(error.sqlState()).matches() ? failure.of(Layer.TRANSPORT) : failure;
        }
        return new CheckFailed(what + ": " + e.words()).of(Layer.TRANSPORT);
    }

    private PooledConnection pooled(String which) {
        return new PooledConnection(connect(which), named);
    }

    private Wire connect(String which) {
        Deadline patience = context.deadline().within(PATIENCE.multipliedBy(context.pace()));
        try {
            return context.wireServer().connect(startUp, patience);
        } catch (DatabaseException e) {
            throw failure(which + " could not be had" + limit(), e);
        }
    }

    private String limit() {
        return context.maxConnections().isEmpty()
                ? ""
                : " (besides the check's own; the transport says that it serves %d at once)"
                        .formatted(context.maxConnections().getAsInt());
    }

    @Override
    public void close() {
        connections.forEach(PooledConnection::close);
        listener.close();
    }
}
