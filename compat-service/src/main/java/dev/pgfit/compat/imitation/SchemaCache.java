package dev.pgfit.compat.imitation;

import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.wire.Reply;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What PostgREST reads of the catalogue when it starts, in SQL of pgfit's own: under an empty search path, in one
 * transaction, with arrays and rows in binary.
 */
final class SchemaCache {
    private static final String SETTINGS = """
            SELECT current_setting('server_version_num')::int, current_setting('server_version'), r.rolname::text,
                   coalesce(r.rolconfig, '{}') || coalesce(s.setconfig, '{}') AS settings, r.rolbypassrls
            FROM pg_roles r LEFT JOIN pg_db_role_setting s ON s.setrole = r.oid
            WHERE r.rolname = current_user OR r.oid IN (
                SELECT m.roleid FROM pg_auth_members m JOIN pg_roles me ON me.oid = m.member
                WHERE me.rolname = current_user)""";
    private static final String TABLES = """
            SELECT c.relname::text, n.nspname::text, d.description, c.relkind,
                   (pg_relation_is_updatable(c.oid::regclass, true) & 8) = 8 AS insertable,
                   (SELECT array_agg(a.attname::text ORDER BY k.place)
                    FROM pg_constraint p CROSS JOIN LATERAL unnest(p.conkey) WITH ORDINALITY AS k (number, place)
                    JOIN pg_attribute a ON a.attrelid = p.conrelid AND a.attnum = k.number
                    WHERE p.conrelid = c.oid AND p.contype = 'p') AS key,
                   (SELECT array_agg(ROW (
                        a.attname::text, a.attnotnull,
                        format_type(
                            information_schema._pg_truetypid(a.*, t.*), information_schema._pg_truetypmod(a.*, t.*)),
                        information_schema._pg_char_max_length(
                            information_schema._pg_truetypid(a.*, t.*), information_schema._pg_truetypmod(a.*, t.*))::int,
                        pg_get_expr(f.adbin, f.adrelid), a.attidentity,
                        (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid)
                    ) ORDER BY a.attnum)
                    FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                    LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_description d ON d.objoid = c.oid AND d.objsubid = 0 AND d.classoid = 'pg_class'::regclass
            WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND n.nspname = ANY ($1)""";
    private static final String RELATIONS = """
            SELECT o.relname || ' ' || t.relname, k.conname::text,
                   array_agg(ROW (a.attname::text, b.attname::text) ORDER BY pair.place) AS columns,
                   EXISTS (SELECT FROM pg_constraint u WHERE u.conrelid = k.conrelid AND u.contype IN ('p', 'u')
                           AND u.conkey = k.conkey) AS one_to_one
            FROM pg_constraint k JOIN pg_class o ON o.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
            JOIN pg_namespace n ON n.oid = o.relnamespace
            CROSS JOIN LATERAL unnest(k.conkey, k.confkey) WITH ORDINALITY AS pair (own, other, place)
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.own
            JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = pair.other
            WHERE k.contype = 'f' AND k.conparentid = 0 AND n.nspname = ANY ($1)
            GROUP BY o.relname, t.relname, k.conname, k.conrelid, k.conkey""";
    private static final String VIEWS = """
            SELECT v.relname || ' ' || b.relname || '.' || a.attname, n.nspname::text
            FROM pg_rewrite r JOIN pg_class v ON v.oid = r.ev_class JOIN pg_namespace n ON n.oid = v.relnamespace
            JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
                AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
            JOIN pg_class b ON b.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = b.oid AND a.attnum = d.refobjsubid
            WHERE n.nspname = ANY ($1)""";
    private static final String FUNCTIONS = """
            SELECT p.proname::text, n.nspname::text, p.provolatile, p.proretset, p.provariadic <> 0 AS variadic,
                   p.pronargs - p.pronargdefaults AS required_arguments, t.typname::text, t.typtype,
                   (SELECT array_agg(ROW (p.proargnames[kind.place], format_type(kind.type, NULL),
                        kind.place > p.pronargs - p.pronargdefaults) ORDER BY kind.place)
                    FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS kind (type, place)) AS arguments,
                   d.description
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_type t ON t.oid = p.prorettype
            LEFT JOIN pg_description d ON d.objoid = p.oid AND d.classoid = 'pg_proc'::regclass
            WHERE p.prokind = 'f' AND n.nspname = ANY ($1)""";
    private static final String COMPUTED = """
            SELECT p.proname::text, s.relname::text, r.relname::text, p.prorows = 1 AS single
            FROM pg_proc p JOIN pg_type own ON own.oid = p.proargtypes[0] JOIN pg_class s ON s.oid = own.typrelid
            JOIN pg_type result ON result.oid = p.prorettype JOIN pg_class r ON r.oid = result.typrelid
            WHERE p.pronargs = 1 AND p.pronamespace = ANY ($1::regnamespace[])""";
    private static final String REPRESENTATIONS = """
            SELECT c.castsource::regtype::text, c.casttarget::regtype::text, c.castfunc::regproc::text
            FROM pg_cast c JOIN pg_type s ON s.oid = c.castsource JOIN pg_type t ON t.oid = c.casttarget
            WHERE c.castcontext = 'i' AND c.castmethod = 'f' AND 'd' IN (s.typtype, t.typtype)
            UNION ALL
            SELECT a.aggtranstype::regtype::text, p.prorettype::regtype::text, p.proname::text
            FROM pg_aggregate a JOIN pg_proc p ON p.oid = a.aggfnoid JOIN pg_type t ON t.oid = p.prorettype
            WHERE t.typtype = 'd'""";

    private final Map<String, Set<String>> found = new LinkedHashMap<>();

    /**
     * Reads it over one connection.
     *
     * @throws CheckFailed naming the query that failed
     */
    static SchemaCache read(PooledConnection connection, String schema, Deadline deadline) {
        SchemaCache cache = new SchemaCache();
        String schemas = "{\"%s\"}".formatted(schema);
        cache.step("BEGIN", connection, "BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY", List.of(), deadline);
        cache.step("search path", connection, "SELECT set_config('search_path', '', true)", List.of(), deadline);
        cache.step("settings", connection, SETTINGS, List.of(), deadline);
        cache.step("tables", connection, TABLES, List.of(schemas), deadline);
        cache.step("relations", connection, RELATIONS, List.of(schemas), deadline);
        cache.step("views", connection, VIEWS, List.of(schemas), deadline);
        cache.step("functions", connection, FUNCTIONS, List.of(schemas), deadline);
        cache.step("computed relations", connection, COMPUTED, List.of(schemas), deadline);
        cache.step("representations", connection, REPRESENTATIONS, List.of(), deadline);
        cache.step("COMMIT", connection, "COMMIT", List.of(), deadline);
        return cache;
    }

    /** Passes if the query found all of these. */
    SchemaCache has(String query, String... names) {
        Set<String> known = found.getOrDefault(query, Set.of());
        if (!known.containsAll(Set.of(names))) {
            throw new CheckFailed(
                    "the schema cache's %s: expected %s among them, got %s".formatted(query, List.of(names), known));
        }
        return this;
    }

    private void step(
            String name, PooledConnection connection, String sql, List<String> parameters, Deadline deadline) {
        try {
            Reply reply = connection.run(sql, parameters, deadline);
            found.put(
                    name,
                    reply.rows().stream()
                            .map(row -> String.valueOf(row.text(0)))
                            .collect(Collectors.toCollection(LinkedHashSet::new)));
        } catch (DatabaseException e) {
            throw Pool.failure("reading the schema cache, " + name, e);
        }
    }
}
