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
        Duration queryTimeout) {
    /** For loads that only their number of executions ends. */
    static final Duration UNLIMITED = Duration.ofDays(1);

    /** The same as a single execution on one connection; parameters go on from where they are. */
    Load once() {
        return new Load(sql, parameters, 1, 1, UNLIMITED, expectedRows, queryTimeout);
    }

    /** The same, so many times. */
    Load times(long number) {
        return new Load(
                sql, parameters, connections, Math.min(number, executions), UNLIMITED, expectedRows, queryTimeout);
    }

    /** The same for so long. */
    Load during(Duration span) {
        return new Load(sql, parameters, connections, executions, span, expectedRows, queryTimeout);
    }
}
