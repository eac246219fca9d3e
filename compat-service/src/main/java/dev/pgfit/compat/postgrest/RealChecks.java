package dev.pgfit.compat.postgrest;

import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.PostgrestCheck;
import dev.pgfit.contracts.Layer;
import java.time.Duration;
import java.util.List;

/** The checks of the category {@code postgrest} that PostgREST itself makes. */
public final class RealChecks {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String DOCUMENTATION = "PostgREST documentation, ";
    private static final String EVERYDAY = "This is what applications ask of PostgREST all the time.";

    private RealChecks() {}

    /** All, in the order in which they are made: what the others build on comes first. */
    public static List<PostgrestCheck> of(PostgrestProgram program) {
        return List.of(
                check(
                        program,
                        Aspect.START,
                        "PostgREST connects, reads the schema, says that it is ready, and answers a request.",
                        Reading::start),
                check(
                        program,
                        everyday("read", "Reading tables", true, "API, Tables and Views", "GET requests fail."),
                        "Rows, columns, arrays, single objects, pages and exact counts come as they are.",
                        Reading::read),
                check(
                        program,
                        everyday(
                                "filter",
                                "Filtering and ordering",
                                true,
                                "API, Tables and Views, Operators",
                                "Queries with filters fail or give the wrong rows."),
                        "Comparison, pattern, list, array, null and logical operators choose the right rows.",
                        Reading::filter),
                check(
                        program,
                        everyday(
                                "embed",
                                "Embedding related rows",
                                true,
                                "API, Resource Embedding",
                                "Requests that embed related tables fail (PGRST200)."),
                        "Foreign keys are found, and rows embedded many-to-one, one-to-many and many-to-many.",
                        Reading::embed),
                check(
                        program,
                        everyday(
                                "insert",
                                "Inserting rows",
                                true,
                                "API, Tables and Views, Insert",
                                "POST requests fail or lose values."),
                        "One row and several are inserted with defaults and identities, and come back.",
                        Writing::insert),
                check(
                        program,
                        everyday(
                                "update",
                                "Updating and deleting rows",
                                true,
                                "API, Tables and Views, Update, Delete",
                                "PATCH and DELETE requests fail or change the wrong rows."),
                        "The filtered rows, and no others, are changed or deleted, and come back.",
                        Writing::update),
                check(
                        program,
                        everyday(
                                "upsert",
                                "Inserting or updating rows",
                                false,
                                "API, Tables and Views, Upsert",
                                "Upserts fail with a conflict (23505)."),
                        "Rows that are there are merged or left alone, new ones inserted, also by another unique key.",
                        Writing::upsert),
                check(
                        program,
                        everyday(
                                "rpc",
                                "Calling functions",
                                true,
                                "API, Functions as RPC",
                                "Calls of functions fail (PGRST202)."),
                        "Functions are called with named and default arguments, as the user's role; sets of rows are "
                                + "filtered and embedded.",
                        Writing::call),
                check(
                        program,
                        Aspect.ERRORS,
                        "Constraint, privilege, syntax and raised errors become the documented statuses and codes.",
                        Writing::errors),
                check(
                        program,
                        Aspect.RLS,
                        "With a token a user reads and writes the own rows and no others; without one, none.",
                        Sharing::rowLevelSecurity),
                check(
                        program,
                        Aspect.POOL,
                        "Ten at a time, 400 requests of different users are each answered rightly.",
                        Sharing::pool),
                check(
                        program,
                        Aspect.RELOAD,
                        "A function created after the start can be called soon after a NOTIFY of another session.",
                        Sharing::reload));
    }

    private static PostgrestCheck check(
            PostgrestProgram program, Aspect aspect, String proves, HttpCheck.Script script) {
        Conditions conditions =
                Conditions.NONE.withConnections(Settings.POOL + 2).withTimeout(TIMEOUT);
        return new HttpCheck(program, aspect.info(proves, conditions), script);
    }

    private static Aspect everyday(String id, String title, boolean required, String chapter, String consequence) {
        return new Aspect(
                "postgrest_" + id, title, required, Layer.ENGINE, EVERYDAY, DOCUMENTATION + chapter, consequence);
    }
}
