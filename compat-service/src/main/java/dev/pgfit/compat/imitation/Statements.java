package dev.pgfit.compat.imitation;

import dev.pgfit.compat.check.Names;
import dev.pgfit.compat.postgrest.Fixture;

/** Requests against the fixture, as PostgREST would put them: names of tables with their schema, rows made into JSON. */
final class Statements {
    private final Names names;

    Statements(Names names) {
        this.names = names;
    }

    /** A city's name, by its id. */
    Request city(int number, int id) {
        return anonymous(
                "/city?select=name&id=eq." + id, number, "SELECT name FROM ${schema}.city WHERE id = $1", "" + id);
    }

    /** The notes that the user sees. */
    Request notes(int number, String user) {
        return of(user, "/note?select=owner,body", number, "SELECT owner, body FROM ${schema}.note ORDER BY id");
    }

    /** The notes that somebody without a token sees: none, but an error. */
    Request notesWithoutToken(int number) {
        return anonymous("/note?select=owner,body", number, "SELECT owner, body FROM ${schema}.note ORDER BY id");
    }

    /** Sights with their city embedded. */
    Request sightsWithCity(int number) {
        return anonymous("/sight?select=name,city(name)", number, """
                SELECT s.name, to_json(city) AS city FROM ${schema}.sight s
                LEFT JOIN LATERAL (SELECT c.name FROM ${schema}.city c WHERE c.id = s.city_id) city ON true
                ORDER BY s.id""");
    }

    /** A note inserted from a JSON body, owner by default. */
    Request newNote(int number, String user, String body) {
        return of(user, "/note", number, """
                INSERT INTO ${schema}.note (body)
                SELECT given.body FROM json_to_recordset($1::json) AS given (body text) RETURNING owner, body""", "[{\"body\":\"%s\"}]".formatted(body))
                .writing();
    }

    /** A city inserted from a JSON body. */
    Request newCity(int number, String json) {
        return of(Fixture.user(0), "/city", number, """
                INSERT INTO ${schema}.city (id, name, people)
                SELECT given.id, given.name, given.people
                FROM json_to_recordset($1::json) AS given (id int, name text, people int) RETURNING id""", json).writing();
    }

    /** A call without arguments. */
    Request call(int number, String function) {
        return of(Fixture.user(0), "/rpc/" + function, number, "SELECT ${schema}." + function + "() AS result");
    }

    Request anonymous(String path, int number, String sql, String... parameters) {
        return Request.anonymous(names, path, number, Aggregation.of(names.expand(sql)), parameters);
    }

    Request of(String user, String path, int number, String sql, String... parameters) {
        return Request.of(user, names, path, number, Aggregation.of(names.expand(sql)), parameters);
    }
}
