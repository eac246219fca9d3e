package dev.pgfit.benchmark.measure;

import dev.pgfit.benchmark.data.Parameters;
import java.time.Duration;

/**
 * A closed loop: each connection sends its next execution when the last one was answered.
 *
 * @param sql with {@code $1}, {@code $2}, …
 * @param connections how many at once
 * @param executions stop after so many, all connections together
 * @param time stop starting new ones after this long
 * @param expectedRows of each execution; negative when any count will do
 * @param queryTimeout of each execution
 */
public record Load(
        String sql,
        Parameters parameters,
        int connections,
        long executions,
        Duration time,
        long expectedRows,
        Duration queryTimeout) {}
