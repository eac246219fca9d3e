package dev.pgfit.benchmark.workload;

import java.util.List;
import java.util.Optional;

/**
 * One query to be measured.
 *
 * @param sql with {@code :name} where a parameter goes
 * @param expectedRows rows that each execution must return or change; empty when any count will do
 * @param setup statements run before each round, outside the measured time
 * @param cleanup statements run after each round, outside the measured time
 */
public record Query(
        String name,
        String description,
        Template sql,
        List<Parameter> parameters,
        Optional<Expression> expectedRows,
        List<Template> setup,
        List<Template> cleanup) {
    /** A parameter and what fills it, execution by execution. */
    public record Parameter(String name, Generator generator) {}
}
