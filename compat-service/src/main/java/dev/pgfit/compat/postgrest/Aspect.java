package dev.pgfit.compat.postgrest;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.contracts.Layer;
import java.util.Set;

/**
 * One side of PostgREST's behaviour, whoever shows it: PostgREST itself or the imitation.
 *
 * @param required whether PostgREST is unusable without it
 * @param layer whom a failure is laid to, unless its words say otherwise
 */
public record Aspect(
        String id, String title, boolean required, Layer layer, String why, String source, String consequence) {
    public static final Aspect START = new Aspect(
            "postgrest_start",
            "PostgREST starts and reads the schema",
            true,
            Layer.TRANSPORT,
            "PostgREST answers nothing before it is connected, listens, and has read the catalogue into its schema cache.",
            "PostgREST documentation, Schema Cache; Admin Server, Health Check",
            "PostgREST never becomes ready: every request answers 503 (PGRST001, PGRST002).");
    public static final Aspect POOL = new Aspect(
            "postgrest_pool",
            "Requests in parallel over PostgREST's pool",
            true,
            Layer.TRANSPORT,
            "PostgREST serves requests side by side over a pool of ten connections, each with prepared statements of its own.",
            "PostgREST documentation, Connection Pool; Configuration, db-pool, db-prepared-statements",
            "Under load requests fail with 500 (42P05, 26000) or answer with the rows of another request.");
    public static final Aspect RLS = new Aspect(
            "postgrest_rls",
            "Row-level security by the user's token",
            true,
            Layer.TRANSPORT,
            "All users share PostgREST's connections; who sees what is decided by the role and the claims of each "
                    + "transaction alone.",
            "PostgREST documentation, Authentication; Transactions, Transaction-Scoped Settings",
            "A user of Supabase sees or changes the rows of others, or doesn't see the own ones.");
    public static final Aspect RELOAD = new Aspect(
            "postgrest_reload",
            "The schema cache is reloaded by NOTIFY",
            true,
            Layer.TRANSPORT,
            "PostgREST listens on one dedicated connection and reads the schema again when another session notifies it.",
            "PostgREST documentation, Schema Cache, Schema Cache Reloading with NOTIFY; Listener",
            "New tables and functions answer 404 (PGRST202, PGRST205) until PostgREST is restarted.");
    public static final Aspect ERRORS = new Aspect(
            "postgrest_errors",
            "Errors become the right answers",
            false,
            Layer.ENGINE,
            "PostgREST makes HTTP statuses of SQLSTATEs, and applications act on them; the connection goes back to the pool.",
            "PostgREST documentation, Errors, HTTP Status Codes; RAISE errors with HTTP Status Codes",
            "Applications get 500 instead of 401, 403, 404 or 409, and can't tell what went wrong.");

    /** @param proves what a pass shows, by this way of asking */
    public CheckInfo info(String proves, Conditions conditions) {
        return new CheckInfo(
                id,
                title,
                Category.POSTGREST,
                required,
                layer,
                new Purpose(proves, why, source, consequence),
                conditions,
                Set.of());
    }
}
