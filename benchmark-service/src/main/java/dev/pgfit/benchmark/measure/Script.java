package dev.pgfit.benchmark.measure;

import dev.pgfit.benchmark.data.ParameterSource;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one execution does: statements one after the other, each sent when the one before was answered.
 *
 * @param name for people
 * @param weight how often it is chosen, relative to the others of its mix; above 0
 * @param transaction whether the statements stand between BEGIN and COMMIT, which then belong to the execution's latency
 * @param parameters drawn once per execution; statements pick from them, so that they can share values
 * @param statements at least one
 */
public record Script(
        String name, double weight, boolean transaction, ParameterSource parameters, List<Statement> statements) {
    public Script {
        if (!(weight > 0) || statements.isEmpty()) {
            throw new IllegalArgumentException("a script needs a weight above 0 and a statement");
        }
        statements = List.copyOf(statements);
    }

    /** A single statement that takes all values as they come. */
    public static Script of(String name, String sql, int values, ParameterSource parameters, long expectedRows) {
        List<Integer> picks = IntStream.range(0, values).boxed().toList();
        return new Script(name, 1, false, parameters, List.of(new Statement(sql, picks, expectedRows)));
    }

    /** Whether an execution is one statement and no more. */
    public boolean isSingle() {
        return !transaction && statements.size() == 1;
    }
}
