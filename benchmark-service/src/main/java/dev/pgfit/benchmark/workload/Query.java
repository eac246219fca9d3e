package dev.pgfit.benchmark.workload;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One query to be measured: a single statement, a few in one transaction, or a mix of those.
 *
 * @param scripts what an execution does, chosen by weight; most queries have one
 * @param setup statements run before each round, outside the measured time
 * @param cleanup statements run after each round, outside the measured time
 */
public record Query(
        String name, String description, List<Script> scripts, List<Template> setup, List<Template> cleanup) {
    /**
     * What one execution does.
     *
     * @param name the query's, or its own within a mix
     * @param weight how often it is chosen, relative to the others of its mix
     * @param transaction whether BEGIN and COMMIT go around the statements
     * @param statements one after the other, at least one
     * @param parameters drawn once per execution, so that its statements share values
     */
    public record Script(
            String name, double weight, boolean transaction, List<Statement> statements, List<Parameter> parameters) {}

    /**
     * @param sql with {@code :name} where a parameter goes
     * @param expectedRows rows that it must return or change; empty when any count will do
     */
    public record Statement(Template sql, Optional<Expression> expectedRows) {}

    /** A parameter and what fills it, execution by execution. */
    public record Parameter(String name, Generator generator) {}

    /** All its SQL, setup and clean-up included. */
    List<Template> templates() {
        return Stream.of(
                        setup.stream(),
                        scripts.stream()
                                .flatMap(script -> script.statements().stream().map(Statement::sql)),
                        cleanup.stream())
                .flatMap(all -> all)
                .toList();
    }
}
