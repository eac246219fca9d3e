package dev.pgfit.installer.schema;

import dev.pgfit.contracts.Endpoint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Queries that prove that a candidate serves: a listening socket proves nothing.
 *
 * @param version the database's own {@code version()}
 * @param extensions those that are created, as {@code name version}
 */
public record Verification(String version, List<String> extensions) {
    private record Expectation(String what, String sql, String answer) {}

    private static final List<Expectation> EXPECTATIONS = List.of(
            new Expectation(
                    "the roles",
                    "select count(*) from pg_roles where rolname in ('anon', 'authenticated', 'service_role',"
                            + " 'authenticator', 'supabase_admin') and (rolname <> 'service_role' or rolbypassrls)",
                    "5"),
            new Expectation(
                    "auth.uid() with claims",
                    "select set_config('request.jwt.claims', '{\"sub\":\"00000000-0000-4000-8000-000000000001\","
                            + "\"role\":\"anon\",\"email\":\"a@b.c\"}', false) is not null"
                            + " and auth.uid() = '00000000-0000-4000-8000-000000000001'::uuid"
                            + " and auth.role() = 'anon' and auth.email() = 'a@b.c' and auth.jwt() ->> 'role' = 'anon'",
                    "t"),
            new Expectation(
                    "auth.uid() without claims",
                    "select set_config('request.jwt.claims', '', false) = '' and auth.uid() is null"
                            + " and auth.jwt() is null",
                    "t"),
            new Expectation("storage.objects", "select count(*) from storage.objects", "0"));

    private static final List<Expectation> WITH_PGCRYPTO = List.of(
            new Expectation(
                    "pgcrypto",
                    "select encode(extensions.digest('abc', 'sha256'), 'hex')",
                    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            new Expectation(
                    "JWT verification",
                    "select valid and payload ->> 'sub' = 'x' from extensions.verify("
                            + "extensions.sign('{\"sub\":\"x\"}'::json, 'secret'), 'secret')",
                    "t"),
            new Expectation(
                    "JWT refusal",
                    "select valid from extensions.verify(extensions.sign('{\"sub\":\"x\"}'::json, 'secret'), 'other')",
                    "f"));

    private static final List<Expectation> WITH_UUID = List.of(new Expectation(
            "uuid-ossp",
            "select extensions.uuid_generate_v5(extensions.uuid_ns_dns(), 'example.org')",
            "aad03681-8b63-5304-89e0-8ca8f49461b5"));

    /**
     * Asks everything.
     *
     * @throws SQLException the database's own words, or what was expected and what came
     */
    public static Verification of(Endpoint endpoint, Patience patience) throws SQLException {
        try (Connection connection = Database.connect(endpoint, patience)) {
            String version = ask(connection, "select version()");
            List<String> extensions = extensions(connection);
            check(connection, EXPECTATIONS);
            if (extensions.stream().anyMatch(name -> name.startsWith("pgcrypto "))) {
                check(connection, WITH_PGCRYPTO);
            }
            if (extensions.stream().anyMatch(name -> name.startsWith("uuid-ossp "))) {
                check(connection, WITH_UUID);
            }
            return new Verification(version, extensions);
        }
    }

    /** One query, to see that it answers at all: after a restart, say. */
    public static void ping(Endpoint endpoint, Patience patience) throws SQLException {
        try (Connection connection = Database.connect(endpoint, patience)) {
            check(connection, EXPECTATIONS.subList(0, 1));
        }
    }

    /** One value, as text. */
    public static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }

    private static void check(Connection connection, List<Expectation> expectations) throws SQLException {
        for (Expectation expectation : expectations) {
            String answer = ask(connection, expectation.sql());
            if (!answer.equals(expectation.answer())) {
                throw new SQLException("Verifying %s: expected %s, got %s"
                        .formatted(expectation.what(), expectation.answer(), answer));
            }
        }
    }

    private static List<String> extensions(Connection connection) throws SQLException {
        List<String> extensions = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("select extname || ' ' || extversion from pg_extension order by 1")) {
            while (result.next()) {
                extensions.add(String.valueOf(result.getString(1)));
            }
        }
        return extensions;
    }
}
