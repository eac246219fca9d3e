package dev.pgfit.kit.tracing;

import java.util.UUID;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The run id, and the ids of trace and span where there is a trace, in the log lines of what this thread does until it is
 * closed. Then they are as they were before, so that no line carries another run's id.
 */
public final class RunLog implements AutoCloseable {
    /** Key of the run id in structured logs. */
    public static final String RUN_ID = "runId";
    /** Key of the trace id. */
    public static final String TRACE_ID = "traceId";
    /** Key of the span id. */
    public static final String SPAN_ID = "spanId";

    private final @Nullable Object run;
    private final @Nullable Object trace;
    private final @Nullable Object span;

    private RunLog(Object run, @Nullable Object trace, @Nullable Object span) {
        this.run = MDC.get(RUN_ID);
        this.trace = MDC.get(TRACE_ID);
        this.span = MDC.get(SPAN_ID);
        put(run, trace, span);
    }

    /** Lines of a run that may have a trace. */
    public static RunLog of(UUID run, @Nullable TraceContext trace) {
        return new RunLog(
                run.toString(), trace == null ? null : trace.traceId(), trace == null ? null : trace.spanId());
    }

    /** Lines of a run, on a thread of its own, in the trace that this thread's lines are in. */
    public static Origin here() {
        return new Origin(MDC.get(TRACE_ID), MDC.get(SPAN_ID));
    }

    /** The trace of the thread that asked for the work. */
    public static final class Origin {
        private final @Nullable Object trace;
        private final @Nullable Object span;

        private Origin(@Nullable Object trace, @Nullable Object span) {
            this.trace = trace;
            this.span = span;
        }

        /** On the thread that does it. */
        public RunLog of(UUID run) {
            return new RunLog(run.toString(), trace, span);
        }
    }

    @Override
    public void close() {
        put(run, trace, span);
    }

    private static void put(@Nullable Object run, @Nullable Object trace, @Nullable Object span) {
        put(RUN_ID, run);
        put(TRACE_ID, trace);
        put(SPAN_ID, span);
    }

    private static void put(String key, @Nullable Object value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
