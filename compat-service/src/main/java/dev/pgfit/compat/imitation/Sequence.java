package dev.pgfit.compat.imitation;

import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.check.Names;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.postgrest.Fixture;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What PostgREST does one thing after the other: starting, logging in, serving requests, hearing of changes. */
final class Sequence {
    /** Key of a role that the authenticator is no member of. */
    static final String STRANGER = "stranger";

    private static final Duration DELIVERY_WAIT = Duration.ofSeconds(3);

    private Sequence() {}

    /** Twice: a PostgREST that is restarted must find its names free. */
    static void start(CheckContext context, Fixture fixture) {
        startOnce(context, fixture);
        try {
            startOnce(context, fixture);
        } catch (CheckFailed e) {
            CheckFailed again =
                    new CheckFailed("started again after its connections were closed: " + e.words(), e.sqlState());
            throw e.layer().map(again::of).orElse(again);
        }
    }

    private static void startOnce(CheckContext context, Fixture fixture) {
        try (Pool pool = Pool.open(context, fixture, 1, true)) {
            readSchema(context, pool)
                    .has("tables", "city", "note", "big_city")
                    .has("relations", "sight city", "guide_city guide", "guide_city city")
                    .has("views", "big_city city.name")
                    .has("functions", "add", "sights_of");
            Request first = new Statements(context.names()).city(0, 1);
            Judge.same("[{\"name\":\"Lisbon\"}]", first, pool.read(0, first));
        }
    }

    static void login(CheckContext context, Fixture fixture) {
        Names names = context.names();
        String login = names.role(Fixture.LOGIN);
        Statements statements = new Statements(names);
        try (Pool pool = Pool.open(context, fixture, 1, true)) {
            is("after log-in, session_user", login, pool, context.deadline(), "SELECT session_user::text");
            notInherited(names, pool, context.deadline());
            Request call = statements.call(1, "whoami");
            Judge.same(
                    "[{\"result\":{\"role\":\"%s\",\"sub\":\"user-0\"}}]".formatted(names.role(Fixture.MEMBER)),
                    call,
                    pool.read(0, call));
            is("after COMMIT, current_user", login, pool, context.deadline(), "SELECT current_user::text");
            Judge.refused("42501", as(names.role(STRANGER), 2), pool, 0);
            Judge.refused("22023", as(names.role("nobody"), 3), pool, 0);
            is("after errors, current_user", login, pool, context.deadline(), "SELECT current_user::text");
        }
    }

    static void requests(CheckContext context, Fixture fixture) {
        Statements statements = new Statements(context.names());
        String user = Fixture.user(3);
        try (Pool pool = Pool.open(context, fixture, 1, true)) {
            expect("[{\"name\":\"Porto\"}]", statements.city(1, 2), pool);
            expect("""
                    [{"name":"Tower","city":{"name":"Lisbon"}},{"name":"Castle","city":{"name":"Lisbon"}},
                     {"name":"Bridge","city":{"name":"Porto"}}]""", statements.sightsWithCity(2), pool);
            Request notes = statements.notes(3, user);
            Judge.ownNotes(user, notes, pool.read(0, notes));
            expect("[{\"owner\":\"user-3\",\"body\":\"new\"}]", statements.newNote(4, user, "new"), pool);
            expect("[{\"name\":\"Faro\"}]", statements.city(5, 3), pool);
            is(
                    "after COMMIT, the claims",
                    "",
                    pool,
                    context.deadline(),
                    "SELECT coalesce(current_setting('request.jwt.claims', true), '')");
        }
    }

    static void errors(CheckContext context, Fixture fixture) {
        Statements statements = new Statements(context.names());
        try (Pool pool = Pool.open(context, fixture, 1, true)) {
            Judge.refused("23505", statements.newCity(1, "[{\"id\":1,\"name\":\"Again\"}]"), pool, 0);
            Judge.refused("23502", statements.newCity(2, "[{\"id\":8}]"), pool, 0);
            Judge.refused("23514", statements.newCity(3, "[{\"id\":8,\"name\":\"Empty\",\"people\":0}]"), pool, 0);
            Judge.refused(
                    "22P02",
                    statements.anonymous("/city?id=eq.one", 4, "SELECT FROM ${schema}.city WHERE id = $1", "one"),
                    pool,
                    0);
            Judge.refused("42P01", statements.anonymous("/nowhere", 5, "SELECT FROM ${schema}.nowhere"), pool, 0);
            Judge.refused("42883", statements.call(6, "nowhere"), pool, 0);
            Judge.refused("42501", statements.anonymous("/secret", 7, "SELECT * FROM ${schema}.secret"), pool, 0);
            Judge.refused("PT402", statements.call(8, "refuse"), pool, 0);
            Request written = statements.newNote(9, Fixture.user(0), "by GET");
            Judge.refused(
                    "25006",
                    new Request(
                            false,
                            written.path(),
                            written.role(),
                            written.user(),
                            9,
                            written.sql(),
                            written.parameters()),
                    pool,
                    0);
            expect("[{\"name\":\"Lisbon\"}]", statements.city(10, 1), pool);
        }
    }

    static void reload(CheckContext context, Fixture fixture) {
        try (Pool pool = Pool.open(context, fixture, 1, true)) {
            readSchema(context, pool);
            context.session().query("""
                    CREATE FUNCTION added() RETURNS int LANGUAGE sql AS $f$ SELECT 7 $f$;
                    NOTIFY "%s", 'reload schema'
                    """.formatted(context.names().schema()), context.deadline());
            Deadline delivery = context.deadline().within(DELIVERY_WAIT.multipliedBy(context.pace()));
            if (pool.listener().awaitNotification(delivery).isEmpty()) {
                throw new CheckFailed("the connection that listens heard nothing within %d s of a NOTIFY on another one"
                        .formatted(delivery.budget().toSeconds()));
            }
            readSchema(context, pool).has("functions", "added");
            expect("[{\"result\":7}]", new Statements(context.names()).call(1, "added"), pool);
        }
    }

    private static SchemaCache readSchema(CheckContext context, Pool pool) {
        return SchemaCache.read(pool.connection(0), context.names().schema(), context.deadline());
    }

    private static void expect(String json, Request request, Pool pool) {
        Judge.same(json, request, pool.read(0, request));
    }

    private static Request as(String role, int number) {
        return new Request(
                false,
                "/rpc/me",
                role,
                Optional.of(Fixture.user(0)),
                number,
                Aggregation.of("SELECT current_user::text AS me"),
                List.of());
    }

    private static void is(String what, String expected, Pool pool, Deadline deadline, String sql) {
        String got = value(pool, deadline, sql);
        if (!expected.equals(got)) {
            throw new CheckFailed("%s: expected '%s', got '%s'".formatted(what, expected, got));
        }
    }

    private static void notInherited(Names names, Pool pool, Deadline deadline) {
        String sql = "SELECT count(*)::text FROM %s.city".formatted(names.schema());
        try {
            String rows = value(pool, deadline, sql);
            throw new CheckFailed("the authenticator, NOINHERIT, without SET ROLE: expected error 42501, got %s rows"
                    .formatted(rows));
        } catch (CheckFailed e) {
            if (!"42501".equals(e.sqlState())) {
                throw e;
            }
        }
    }

    private static @Nullable String value(Pool pool, Deadline deadline, String sql) {
        try {
            return pool.connection(0)
                    .run(sql, List.of(), deadline)
                    .rows()
                    .getFirst()
                    .text(0);
        } catch (DatabaseException e) {
            throw Pool.failure(sql, e);
        }
    }
}
