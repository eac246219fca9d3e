package dev.pgfit.benchmark.measure;

import java.time.Duration;
import java.util.List;

/**
 * What a candidate is to be kept busy with.
 *
 * @param mix what to execute; goes on from where it is
 * @param model when
 * @param connections how many at once
 * @param executions start no more than so many, all connections together
 * @param time start no more after this long
 * @param queryTimeout of each statement
 */
public record Load(Mix mix, LoadModel model, int connections, long executions, Duration time, Duration queryTimeout) {
    /** For loads that only their number of executions ends. */
    public static final Duration UNLIMITED = Duration.ofDays(1);

    public List<Script> scripts() {
        return mix.scripts();
    }

    /** The same as a single execution on one connection. */
    public Load once() {
        return new Load(mix, LoadModel.CLOSED, 1, 1, UNLIMITED, queryTimeout);
    }

    /** The same in another model. */
    public Load as(LoadModel other) {
        return new Load(mix, other, connections, executions, time, queryTimeout);
    }

    /** The same, so many times; an open load, for as long as so many take to arrive. */
    public Load times(long number) {
        if (model instanceof LoadModel.Open open) {
            return during(Duration.ofNanos((long) (number / open.perSecond() * 1e9)));
        }
        return new Load(mix, model, connections, Math.min(number, executions), UNLIMITED, queryTimeout);
    }

    /** The same for so long. */
    public Load during(Duration span) {
        return new Load(mix, model, connections, executions, span, queryTimeout);
    }
}
