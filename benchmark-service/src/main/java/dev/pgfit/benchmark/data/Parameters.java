package dev.pgfit.benchmark.data;

import dev.pgfit.benchmark.workload.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of one execution after the other. A new one made from the same seed and round gives the same values:
 * so both candidates are asked the same. Not thread-safe: one event loop draws from it.
 */
public final class Parameters implements ParameterSource {
    private static final Object[] NONE = {};

    private final ValueStream[] streams;

    private Parameters(ValueStream[] streams) {
        this.streams = streams;
    }

    /**
     * @param rows the test's row count
     * @param round so that each round has values of its own
     */
    public static Parameters of(Query query, Query.Script script, int rows, long seed, int round) {
        List<ValueStream> streams = new ArrayList<>();
        for (Query.Parameter parameter : script.parameters()) {
            streams.add(ValueStreams.of(
                    parameter.generator(),
                    rows,
                    Seeds.random(seed, query.name(), script.name(), parameter.name(), rows, round)));
        }
        return new Parameters(streams.toArray(ValueStream[]::new));
    }

    /** The values of the next execution, in the order in which the script declares its parameters. */
    @Override
    public Object[] next() {
        if (streams.length == 0) {
            return NONE;
        }
        Object[] values = new Object[streams.length];
        for (int i = 0; i < streams.length; i++) {
            values[i] = streams[i].next();
        }
        return values;
    }
}
