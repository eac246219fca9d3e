package dev.pgfit.compat.imitation;

import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.Needs;
import dev.pgfit.compat.check.PostgrestCheck;
import dev.pgfit.compat.postgrest.Aspect;
import dev.pgfit.compat.postgrest.Fixture;
import dev.pgfit.contracts.Layer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The checks of the category {@code postgrest} where there is no PostgREST. */
public final class ImitationChecks {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int ONE_AT_A_TIME = 3;
    private static final int WHOLE_POOL = Pool.SIZE + 2;
    private static final Aspect LOGIN = new Aspect(
            "postgrest_login",
            "PostgREST logs in and takes the user's role",
            true,
            Layer.TRANSPORT,
            "PostgREST logs in as the authenticator, which may do nothing itself, and takes a role for each transaction.",
            "PostgREST documentation, Authentication, Overview of role system",
            "Requests run with the rights of another role, such as the superuser's.");
    private static final Aspect PREPARED = new Aspect(
            "postgrest_prepared",
            "Prepared names belong to their connection",
            true,
            Layer.TRANSPORT,
            "Each of PostgREST's connections numbers its prepared statements from 0.",
            "PostgREST documentation, Configuration, db-prepared-statements",
            "Requests fail with 500 (42P05, 26000), or run another request's statement.");
    private static final Aspect REQUESTS = new Aspect(
            "postgrest_requests",
            "PostgREST's requests one after another",
            true,
            Layer.ENGINE,
            "Each request is a transaction: settings, role and claims by set_config, a statement that makes JSON of its rows.",
            "PostgREST documentation, Transactions",
            "Requests fail with 500, or answer with wrong rows.");

    private ImitationChecks() {}

    /** All, in the order in which they are made. */
    public static List<PostgrestCheck> all() {
        List<Needs.Role> roles = new ArrayList<>(Fixture.NEEDS.roles());
        roles.add(new Needs.Role(Sequence.STRANGER, "NOLOGIN"));
        return List.of(
                check(
                        Aspect.START,
                        "The authenticator connects, listens, reads the catalogue under an empty search path through "
                                + "prepared statements in binary, and can do all that again after a restart.",
                        ONE_AT_A_TIME,
                        Sequence::start),
                new ImitationCheck(
                        LOGIN.info(
                                "The session is the authenticator's, inherits nothing, takes roles that it is a member of until "
                                        + "COMMIT, and no others.",
                                conditions(ONE_AT_A_TIME)),
                        new Needs(roles, List.of()),
                        Sequence::login),
                check(
                        PREPARED,
                        "Ten connections prepare different statements under the same names, and each executes its own.",
                        WHOLE_POOL,
                        Concurrency::prepared),
                check(
                        REQUESTS,
                        "Rows are read, embedded and inserted as JSON, and nothing of a request is left after COMMIT.",
                        ONE_AT_A_TIME,
                        Sequence::requests),
                check(
                        Aspect.ERRORS,
                        "Constraint, privilege, syntax and raised errors have the SQLSTATEs that PostgREST goes by, and the "
                                + "connection serves the next request.",
                        ONE_AT_A_TIME,
                        Sequence::errors),
                check(
                        Aspect.POOL,
                        "400 requests in parallel over ten connections are each answered rightly.",
                        WHOLE_POOL,
                        Concurrency::pool),
                check(
                        Aspect.RLS,
                        "600 requests in parallel by users with different claims, and by some without, each see the own rows "
                                + "and no others, with prepared statements and without.",
                        WHOLE_POOL,
                        Concurrency::rowLevelSecurity),
                check(
                        Aspect.RELOAD,
                        "A NOTIFY of another session reaches the idle listening connection, and the schema read anew has what "
                                + "was added.",
                        ONE_AT_A_TIME,
                        Sequence::reload));
    }

    private static PostgrestCheck check(Aspect aspect, String proves, int connections, ImitationCheck.Script script) {
        return new ImitationCheck(aspect.info(proves, conditions(connections)), Fixture.NEEDS, script);
    }

    private static Conditions conditions(int connections) {
        return Conditions.NONE.withConnections(connections).withTimeout(TIMEOUT);
    }
}
