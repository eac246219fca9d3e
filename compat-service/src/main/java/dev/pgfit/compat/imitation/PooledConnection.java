package dev.pgfit.compat.imitation;

import dev.pgfit.compat.database.DatabaseError;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.wire.Batch;
import dev.pgfit.compat.wire.Bind;
import dev.pgfit.compat.wire.Parameter;
import dev.pgfit.compat.wire.Reply;
import dev.pgfit.compat.wire.Wire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A connection of PostgREST's pool. Every statement, BEGIN and COMMIT too, goes through the extended protocol with binary
 * results. With named statements each is prepared once, under the next number from "0", in a round trip of its own, as
 * libpq's PQprepare and PQexecPrepared do it; without, it is parsed anew each time, as PQexecParams does.
 */
final class PooledConnection implements AutoCloseable {
    private static final String SETTINGS = """
            SELECT set_config('search_path', $1, true), set_config('role', $2, true),
                   set_config('request.jwt.claims', $3, true), set_config('request.method', $4, true),
                   set_config('request.path', $5, true), set_config('request.headers', $6, true),
                   set_config('request.cookies', $7, true)""";

    private final Wire wire;
    private final boolean named;
    private final Map<String, String> prepared = new HashMap<>();
    private boolean usable = true;

    /** @param named whether statements are prepared under names, which is PostgREST's default */
    PooledConnection(Wire wire, boolean named) {
        this.wire = wire;
        this.named = named;
    }

    boolean isUsable() {
        return usable;
    }

    /**
     * One request in a transaction of its own. After an error the transaction is rolled back and the connection can be
     * used again.
     *
     * @param schema that the request's names are looked up in
     * @return the answer to the request's own statement
     * @throws DatabaseException as the database says
     */
    Reply perform(Request request, String schema, Deadline deadline) {
        run("BEGIN ISOLATION LEVEL READ COMMITTED READ " + (request.writes() ? "WRITE" : "ONLY"), List.of(), deadline);
        try {
            run(SETTINGS, request.settings(schema), deadline);
            Reply reply = run(request.sql(), request.parameters(), deadline);
            run("COMMIT", List.of(), deadline);
            return reply;
        } catch (DatabaseError e) {
            rollBack(deadline);
            throw e;
        }
    }

    private void rollBack(Deadline deadline) {
        try {
            run("ABORT", List.of(), deadline);
        } catch (DatabaseException ignored) {
            // the request's own error is what its user hears of; the next request will find out
        }
    }

    /**
     * One statement.
     *
     * @param parameters as text, of types that the database infers
     * @throws DatabaseException as the database says
     */
    Reply run(String sql, List<String> parameters, Deadline deadline) {
        try {
            Batch batch = new Batch();
            String name = named ? prepared(sql, deadline) : "";
            if (!named) {
                batch.parse("", sql);
            }
            Parameter[] values = parameters.stream().map(Parameter::text).toArray(Parameter[]::new);
            batch.bind(Bind.of(name, values)).describePortal("").execute().sync();
            return wire.exchange(batch, deadline).orThrow();
        } catch (DatabaseError e) {
            throw e;
        } catch (DatabaseException e) {
            usable = false;
            throw e;
        }
    }

    /** A name that could not be prepared is tried again next time. */
    private String prepared(String sql, Deadline deadline) {
        String known = prepared.get(sql);
        if (known != null) {
            return known;
        }
        String name = Integer.toString(prepared.size());
        wire.exchange(new Batch().parse(name, sql).sync(), deadline).orThrow();
        prepared.put(sql, name);
        return name;
    }

    @Override
    public void close() {
        usable = false;
        wire.close();
    }
}
