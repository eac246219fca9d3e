package dev.pgfit.compat.edge;

import dev.pgfit.compat.catalogue.Catalogue;
import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.check.SqlCheck;
import dev.pgfit.compat.database.Answer;
import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.database.DatabaseSession;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.protocol.ProtocolChecks;
import dev.pgfit.compat.runner.Candidate;
import dev.pgfit.compat.runner.Disposables;
import dev.pgfit.compat.runner.Limits;
import dev.pgfit.compat.runner.SuiteResult;
import dev.pgfit.compat.runner.SuiteRun;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Target;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Runs checks in tests. */
final class Probing {
    static final Limits LIMITS =
            new Limits(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofMinutes(2));
    /** For all tests and never closed: the client closes what it has done with when the collector comes by. */
    static final Vertx VERTX = Vertx.vertx();

    private static final Catalogue CATALOGUE = Catalogue.builtIn(ProtocolChecks.all());

    static final List<Check> MISSION = CATALOGUE.suite(Catalogue.MISSION);

    /** All checks that are data. */
    static final List<SqlCheck> SQL = CATALOGUE.all().stream()
            .filter(SqlCheck.class::isInstance)
            .map(SqlCheck.class::cast)
            .toList();

    /** They need extensions that don't come with PostgreSQL. */
    static final Set<String> FROM_ELSEWHERE = Set.of("supabase_extensions", "vector", "postgis");

    private Probing() {}

    static Target target(CandidateKind kind, Endpoint endpoint) {
        return new Target(kind, null, Environment.EXTERNAL, "test", endpoint, null);
    }

    /** One that pgfit installed itself: its destructive checks are run, too. */
    static Target installed(CandidateKind kind, Endpoint endpoint) {
        return new Target(kind, null, Environment.HOST, "test", endpoint, null);
    }

    static SuiteResult run(Database database, Target target, List<Check> checks, Limits limits) {
        return run(database, target, checks, limits, Disposables.NONE);
    }

    static SuiteResult run(
            Database database, Target target, List<Check> checks, Limits limits, Disposables disposables) {
        return new SuiteRun(new Candidate(target, database), checks, limits, disposables, false, result -> {}).run();
    }

    /** What of a result must be the same when it is asked again. */
    static List<String> essence(SuiteResult result) {
        return result.results().stream()
                .map(one -> one.id() + " " + one.outcome() + " " + one.sqlState())
                .toList();
    }

    static CheckResult result(SuiteResult result, String id) {
        return result.results().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static Answer ask(Database database, String sql) {
        Deadline deadline = Deadline.in(Duration.ofSeconds(10));
        try (DatabaseSession session = database.connect(deadline)) {
            return session.query(sql, deadline);
        }
    }

    /** Everything in the database that has a name, and every role and its memberships. */
    static List<?> inventory(Database database) {
        return ask(database, """
                        SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp'
                        UNION ALL SELECT 'class ' || relname FROM pg_class
                        UNION ALL SELECT 'function ' || oid::regprocedure FROM pg_proc
                        UNION ALL SELECT 'type ' || typname FROM pg_type
                        UNION ALL SELECT 'extension ' || extname FROM pg_extension
                        UNION ALL SELECT 'event trigger ' || evtname FROM pg_event_trigger
                        UNION ALL SELECT 'publication ' || pubname FROM pg_publication
                        UNION ALL SELECT 'default acl ' || defaclobjtype::text || defaclacl::text FROM pg_default_acl
                        UNION ALL SELECT 'role ' || rolname FROM pg_roles
                        UNION ALL SELECT 'member ' || roleid::regrole || ' ' || member::regrole FROM pg_auth_members
                        UNION ALL SELECT 'setting ' || setdatabase || setrole FROM pg_db_role_setting
                        UNION ALL SELECT 'acl ' || relname || relacl::text FROM pg_class WHERE relacl IS NOT NULL
                        ORDER BY 1
                        """).rows();
    }
}
