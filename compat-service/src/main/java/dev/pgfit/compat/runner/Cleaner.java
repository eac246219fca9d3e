package dev.pgfit.compat.runner;

import dev.pgfit.compat.database.Answer;
import dev.pgfit.compat.database.DatabaseError;
import dev.pgfit.compat.database.DatabaseSession;
import dev.pgfit.compat.database.Deadline;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes what a check created: sessions that still run, its schema, and every event trigger, publication and role
 * named after the schema.
 */
final class Cleaner {
    private final DatabaseSession session;
    private final Deadline deadline;
    private final List<String> failures = new ArrayList<>();

    private Cleaner(DatabaseSession session, Deadline deadline) {
        this.session = session;
        this.deadline = deadline;
    }

    /**
     * Removes what belongs to a schema of a check.
     *
     * @return what could not be removed, with the database's words; empty when nothing is left
     * @throws dev.pgfit.compat.database.DatabaseException other than errors, such as when the connection is lost
     */
    static List<String> remove(String schema, DatabaseSession session, Deadline deadline) {
        Cleaner cleaner = new Cleaner(session, deadline);
        cleaner.endOtherSessions(schema);
        // before the schema: an event trigger would be told of its end
        cleaner.dropAll(
                "EVENT TRIGGER",
                "SELECT evtname::text FROM pg_event_trigger WHERE starts_with(evtname::text, %s)",
                schema);
        cleaner.dropAll(
                "PUBLICATION", "SELECT pubname::text FROM pg_publication WHERE starts_with(pubname::text, %s)", schema);
        cleaner.attempt("DROP SCHEMA IF EXISTS %s CASCADE".formatted(Sql.identifier(schema)));
        cleaner.names("SELECT rolname::text FROM pg_roles WHERE starts_with(rolname::text, %s) ORDER BY 1", schema)
                .forEach(cleaner::dropRole);
        return cleaner.failures;
    }

    /** A statement that hangs on the server holds locks which the drops would wait for. */
    private void endOtherSessions(String schema) {
        quietly(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s AND pid <> pg_backend_pid()"
                        .formatted(Sql.literal(schema)));
    }

    private void dropAll(String kind, String query, String schema) {
        names(query, schema).forEach(name -> attempt("DROP %s IF EXISTS %s".formatted(kind, Sql.identifier(name))));
    }

    /** What the query finds that is named after the schema. */
    private List<String> names(String query, String schema) {
        try {
            Answer answer = session.query(query.formatted(Sql.literal(schema + "_")), deadline);
            return answer.rows().stream()
                    .map(row -> String.valueOf(row.getFirst()))
                    .toList();
        } catch (DatabaseError e) {
            failures.add("what is named after %s: %s".formatted(schema, e.words()));
            return List.of();
        }
    }

    private void dropRole(String role) {
        // fails when the role isn't ours to act for; DROP ROLE then says so
        quietly("DROP OWNED BY %s CASCADE".formatted(Sql.identifier(role)));
        attempt("DROP ROLE IF EXISTS %s".formatted(Sql.identifier(role)));
    }

    private void attempt(String sql) {
        try {
            session.query(sql, deadline);
        } catch (DatabaseError e) {
            failures.add("%s: %s %s".formatted(sql, e.sqlState(), e.words()));
        }
    }

    private void quietly(String sql) {
        try {
            session.query(sql, deadline);
        } catch (DatabaseError ignored) {
            // a best effort; what matters is whether the drops succeed
        }
    }
}
