package dev.pgfit.compat.runner;

import dev.pgfit.compat.check.Names;
import dev.pgfit.compat.database.DatabaseError;
import dev.pgfit.compat.database.DatabaseSession;
import dev.pgfit.compat.database.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds and removes what killed runs left in a database, and leaves alone what belongs to runs that still live. */
final class Leftovers {
    private final DatabaseSession session;
    private final String database;
    private final Deadline deadline;

    private Leftovers(DatabaseSession session, String database, Deadline deadline) {
        this.session = session;
        this.database = database;
        this.deadline = deadline;
    }

    /** @return what could not be removed, with the database's words */
    static List<String> sweep(DatabaseSession session, String database, Deadline deadline) {
        return new Leftovers(session, database, deadline).sweep();
    }

    private List<String> sweep() {
        List<String> failures = new ArrayList<>();
        for (String schema : schemas()) {
            RunToken.in(schema)
                    .filter(token -> token.belongsTo(database))
                    .ifPresent(token -> failures.addAll(removeUnlessAlive(schema, token)));
        }
        return failures;
    }

    /** Names of schemas, and of those that roles and the like are named after: a kill may leave either alone. */
    private SortedSet<String> schemas() {
        SortedSet<String> schemas = new TreeSet<>();
        session.query("""
                        SELECT nspname::text FROM pg_namespace WHERE starts_with(nspname::text, %1$s)
                        UNION SELECT regexp_replace(name, '_[a-z]+$', '')
                              FROM (SELECT rolname::text FROM pg_roles UNION ALL SELECT evtname::text FROM pg_event_trigger
                                    UNION ALL SELECT pubname::text FROM pg_publication) AS named (name)
                              WHERE starts_with(name, %1$s)
                        """.formatted(Sql.literal(Names.PREFIX)), deadline)
                .rows()
                .forEach(row -> schemas.add(String.valueOf(row.getFirst())));
        return schemas;
    }

    private List<String> removeUnlessAlive(String schema, RunToken token) {
        try {
            if (!ask("SELECT pg_try_advisory_lock(%d)".formatted(token.lockKey()))) {
                return List.of();
            }
        } catch (DatabaseError e) {
            return List.of("%s: can't tell whether its run still lives: %s".formatted(schema, e.words()));
        }
        try {
            return Cleaner.remove(schema, session, deadline);
        } finally {
            if (session.usable()) {
                ask("SELECT pg_advisory_unlock(%d)".formatted(token.lockKey()));
            }
        }
    }

    private boolean ask(String sql) {
        return Objects.equals(session.query(sql, deadline).rows().getFirst().getFirst(), true);
    }
}
