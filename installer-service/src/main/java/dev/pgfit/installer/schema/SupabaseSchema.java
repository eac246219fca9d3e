package dev.pgfit.installer.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Roles, schemas, functions and privileges that Supabase's clients and PostgREST expect; the same for each candidate. */
public final class SupabaseSchema {
    private static final List<String> FILES =
            List.of("01-roles", "02-schemas", "03-extensions", "04-auth", "05-jwt", "06-storage", "07-realtime");

    private SupabaseSchema() {}

    /**
     * Creates what is not there yet.
     *
     * @throws SQLException the database's own words, with the file that they are about
     */
    public static void create(Connection connection) throws SQLException {
        for (String file : FILES) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(text(file));
            } catch (SQLException e) {
                throw new SQLException("schema/" + file + ".sql: " + e.getMessage(), e.getSQLState(), e);
            }
        }
    }

    private static String text(String file) {
        try (InputStream sql = SupabaseSchema.class.getResourceAsStream("/schema/" + file + ".sql")) {
            if (sql == null) {
                throw new IllegalStateException("schema/" + file + ".sql is not in the jar");
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
