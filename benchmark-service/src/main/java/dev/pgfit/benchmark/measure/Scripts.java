package dev.pgfit.benchmark.measure;

import dev.pgfit.benchmark.data.Parameters;
import dev.pgfit.benchmark.workload.NamedSql;
import dev.pgfit.benchmark.workload.Query;
import java.util.List;

/** A workload's query as a load's scripts. */
final class Scripts {
    private Scripts() {}

    /**
     * @param rows the test's row count
     * @param round so that each round has values of its own
     */
    static List<Script> of(Query query, int rows, long seed, int round) {
        return query.scripts().stream()
                .map(script -> new Script(
                        script.name(),
                        script.weight(),
                        script.transaction(),
                        Parameters.of(query, script, rows, seed, round),
                        statements(script, rows)))
                .toList();
    }

    private static List<Statement> statements(Query.Script script, int rows) {
        List<String> values =
                script.parameters().stream().map(Query.Parameter::name).toList();
        return script.statements().stream()
                .map(statement -> {
                    NamedSql sql = NamedSql.parse(statement.sql().resolve(rows));
                    List<Integer> picks =
                            sql.names().stream().map(values::indexOf).toList();
                    return new Statement(
                            sql.text(),
                            picks,
                            statement.expectedRows().map(e -> e.evaluate(rows)).orElse(-1L));
                })
                .toList();
    }
}
