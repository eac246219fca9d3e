package dev.pgfit.benchmark.run;

import dev.pgfit.benchmark.data.Parameters;
import dev.pgfit.benchmark.data.SqlLiteral;
import dev.pgfit.benchmark.measure.Database;
import dev.pgfit.benchmark.measure.DatabaseException;
import dev.pgfit.benchmark.plan.PlannedTest;
import dev.pgfit.benchmark.report.PlanDifference;
import dev.pgfit.benchmark.report.SideNames;
import dev.pgfit.benchmark.workload.NamedSql;
import dev.pgfit.benchmark.workload.Query;
import dev.pgfit.benchmark.workload.Template;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.QueryPlans;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What each candidate makes of a test's statements: EXPLAIN, once, after the rounds, with the first round's first
 * parameters, in a transaction that is rolled back. Nothing is executed.
 */
final class PlanCapture {
    private static final int FIRST_ROUND = 0;
    private static final int LONGEST = 20_000;

    private final long seed;
    private final SideNames names;

    PlanCapture(long seed, SideNames names) {
        this.seed = seed;
        this.names = names;
    }

    QueryPlans capture(PlannedTest test, List<Database> databases) throws InterruptedException {
        Map<CandidateKind, String> plans = new EnumMap<>(CandidateKind.class);
        List<String> failures = new ArrayList<>();
        for (Database database : databases) {
            try {
                plans.put(database.kind(), within(test, database));
            } catch (DatabaseException failed) {
                failures.add("no plan of " + names.of(database.kind()) + ": "
                        + failed.failure().message());
            }
        }
        String postgresql = plans.get(CandidateKind.POSTGRESQL);
        String pglite = plans.get(CandidateKind.PGLITE);
        String difference = postgresql == null || pglite == null
                ? String.join("; ", failures)
                : PlanDifference.of(postgresql, pglite, names);
        return new QueryPlans(postgresql, pglite, difference);
    }

    private String within(PlannedTest test, Database database) throws DatabaseException, InterruptedException {
        Query query = test.query();
        try {
            all(query.setup(), test.rows(), database);
            database.execute("BEGIN");
            try {
                return explain(test, database);
            } finally {
                database.execute("ROLLBACK");
            }
        } finally {
            all(query.cleanup(), test.rows(), database);
        }
    }

    private String explain(PlannedTest test, Database database) throws DatabaseException, InterruptedException {
        StringBuilder text = new StringBuilder();
        for (Query.Script script : test.query().scripts()) {
            Object[] values = Parameters.of(test.query(), script, test.rows(), seed, FIRST_ROUND)
                    .next();
            for (Query.Statement statement : script.statements()) {
                String sql = literal(statement.sql().resolve(test.rows()), script, values);
                text.append(text.isEmpty() ? "" : "\n").append(plan(sql, database));
            }
        }
        return text.length() <= LONGEST ? text.toString() : text.substring(0, LONGEST) + "…";
    }

    private static String plan(String sql, Database database) throws DatabaseException, InterruptedException {
        return String.join("\n", database.texts("EXPLAIN (FORMAT TEXT) " + sql)) + "\n";
    }

    private static String literal(String sql, Query.Script script, Object[] values) {
        List<String> declared =
                script.parameters().stream().map(Query.Parameter::name).toList();
        return NamedSql.replace(sql, name -> SqlLiteral.of(values[declared.indexOf(name)]));
    }

    private static void all(List<Template> statements, int rows, Database database)
            throws DatabaseException, InterruptedException {
        for (Template statement : statements) {
            database.execute(statement.resolve(rows));
        }
    }
}
