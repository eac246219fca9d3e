package dev.pgfit.compat.runner;

/** Quoting, for names and texts that pgfit itself puts into SQL. */
final class Sql {
    private Sql() {}

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
