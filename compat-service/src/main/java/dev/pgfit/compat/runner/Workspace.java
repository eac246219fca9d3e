package dev.pgfit.compat.runner;

import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.Names;
import dev.pgfit.compat.check.Needs;
import dev.pgfit.compat.check.Precondition;
import dev.pgfit.compat.database.Answer;
import dev.pgfit.compat.database.DatabaseError;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.DatabaseSession;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.wire.Batch;
import dev.pgfit.compat.wire.StartUp;
import dev.pgfit.compat.wire.Wire;
import dev.pgfit.compat.wire.WireServer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where one check works: its sessions, schema and roles. What was made is unmade by {@link #clear}. */
final class Workspace implements CheckContext {
    private final Candidate candidate;
    private final RunToken token;
    private final int pace;
    private final Deadline deadline;
    private final DatabaseSession session;
    private final List<DatabaseSession> others = new CopyOnWriteArrayList<>();
    private final List<Wire> wires = new CopyOnWriteArrayList<>();
    private Names names;

    private Workspace(Candidate candidate, RunToken token, Names names, int pace, Deadline deadline) {
        this.candidate = candidate;
        this.token = token;
        this.names = names;
        this.pace = pace;
        this.deadline = deadline;
        this.session = Arrival.at(candidate.database(), deadline);
    }

    /**
     * Connects; nothing is created yet.
     *
     * @throws DatabaseException if there is no connection to be had
     */
    static Workspace connect(Candidate candidate, RunToken token, Names names, int pace, Deadline deadline) {
        return new Workspace(candidate, token, names, pace, deadline);
    }

    /**
     * Asks for the check's precondition.
     *
     * @return why it can't be run, if that is so
     * @throws DatabaseException as the database says
     */
    Optional<String> obstacle(Conditions conditions) {
        Precondition precondition = conditions.precondition();
        if (precondition == null) {
            return Optional.empty();
        }
        session.query("DISCARD ALL", deadline);
        Answer answer = session.query(names.expand(precondition.sql()), deadline);
        boolean holds = List.of(List.of(true)).equals(answer.rows());
        return holds ? Optional.empty() : Optional.of(precondition.otherwise());
    }

    /**
     * Creates the schema and what else the check needs.
     *
     * @throws DatabaseException as the database says
     */
    void prepare(Needs needs) {
        // a transport may share one backend between all connections, so that a new one isn't a fresh session
        session.query("DISCARD ALL", deadline);
        takeLock(session, deadline);
        session.query("CREATE SCHEMA " + Sql.identifier(names.schema()), deadline);
        settle(session, deadline);
        for (Needs.Role role : needs.roles()) {
            String name = Sql.identifier(names.role(role.key()));
            session.query("CREATE ROLE %s %s".formatted(name, role.attributes()), deadline);
            session.query("GRANT %s TO CURRENT_USER".formatted(name), deadline);
        }
        Map<String, String> schemas = new LinkedHashMap<>();
        needs.extensions().forEach(extension -> schemas.put(extension, schemaOf(extension)));
        names = names.withExtensions(schemas);
    }

    @Override
    public DatabaseSession session() {
        return session;
    }

    @Override
    public DatabaseSession open(Deadline until) {
        DatabaseSession other = candidate.database().connect(until);
        others.add(other);
        settle(other, until);
        return other;
    }

    @Override
    public void leave() {
        session.close();
    }

    @Override
    public Wire wire(StartUp startUp, Deadline until) {
        StartUp named = startUp.with("application_name", names.schema());
        Wire wire = session.usable()
                ? candidate.wireServer().connect(named, until)
                : Arrival.at(() -> candidate.wireServer().connect(named, until), until);
        wires.add(wire);
        if (!session.usable()) {
            // the lock that says that this run lives went with the session; not every engine has it
            wire.exchange(new Batch().query(lock()), until);
        }
        wire.query("SET search_path TO " + Sql.identifier(names.schema()), until);
        return wire;
    }

    @Override
    public WireServer wireServer() {
        return candidate.wireServer();
    }

    @Override
    public Names names() {
        return names;
    }

    @Override
    public Deadline deadline() {
        return deadline;
    }

    @Override
    public int pace() {
        return pace;
    }

    @Override
    public OptionalInt maxConnections() {
        return candidate.maxConnections();
    }

    /**
     * Runs the check's own clean-up and removes all that it created, over a new connection if need be.
     *
     * @return what could not be removed, with the database's words
     */
    List<String> clear(List<String> cleanup, Duration budget) {
        Deadline until = Deadline.in(budget);
        others.forEach(DatabaseSession::close);
        wires.forEach(Wire::close);
        if (session.usable()) {
            try {
                return clear(session, cleanup, until);
            } catch (DatabaseException lost) {
                // what the check did to this session shows only now; another one may do
            } finally {
                session.close();
            }
        } else {
            session.close();
        }
        try (DatabaseSession fresh = Arrival.at(candidate.database(), until)) {
            takeLock(fresh, until);
            return clear(fresh, cleanup, until);
        } catch (DatabaseException e) {
            return List.of(names.schema() + ": " + e.words());
        }
    }

    private List<String> clear(DatabaseSession own, List<String> cleanup, Deadline until) {
        own.query("ROLLBACK", until);
        own.query("RESET SESSION AUTHORIZATION", until);
        own.query("RESET ROLE", until);
        for (String sql : cleanup) {
            try {
                own.query(names.expand(sql), until);
            } catch (DatabaseError | IllegalArgumentException ignored) {
                // what it should remove may never have been made
            }
        }
        List<String> failures = Cleaner.remove(names.schema(), own, until);
        own.query("DISCARD ALL", until);
        return failures;
    }

    private void settle(DatabaseSession any, Deadline until) {
        any.query("SET application_name TO " + Sql.literal(names.schema()), until);
        any.query("SET search_path TO " + Sql.identifier(names.schema()), until);
    }

    /** Tells other runs that this one lives. */
    private void takeLock(DatabaseSession any, Deadline until) {
        try {
            any.query(lock(), until);
        } catch (DatabaseError ignored) {
            // not every engine has them; leftovers are then reported instead of removed
        }
    }

    private String lock() {
        return "SELECT pg_try_advisory_lock(%d)".formatted(token.lockKey());
    }

    private String schemaOf(String extension) {
        Answer where = find(extension);
        if (where.rows().isEmpty()) {
            session.query(
                    "CREATE EXTENSION %s SCHEMA %s"
                            .formatted(Sql.identifier(extension), Sql.identifier(names.schema())),
                    deadline);
            return Sql.identifier(names.schema());
        }
        return Sql.identifier(String.valueOf(where.rows().getFirst().getFirst()));
    }

    private Answer find(String extension) {
        return session.query(
                "SELECT n.nspname::text FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = "
                        + Sql.literal(extension),
                deadline);
    }
}
