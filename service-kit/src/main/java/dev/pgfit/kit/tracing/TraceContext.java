package dev.pgfit.kit.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a trace stands: a span and the trace that it belongs to, as the headers {@code traceparent} and {@code tracestate} of
 * <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a> say it.
 */
public final class TraceContext {
    /** Name of the header, in HTTP and on Kafka. */
    public static final String TRACEPARENT = "traceparent";
    /** Name of the header with what tracing systems add. */
    public static final String TRACESTATE = "tracestate";

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> headers) {
            return headers.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> headers, String name) {
            return headers == null ? null : headers.get(name);
        }
    };

    private final SpanContext span;
    private final Map<String, String> headers;

    private TraceContext(SpanContext span) {
        this.span = span;
        this.headers = new HashMap<>();
        W3C.inject(Context.root().with(Span.wrap(span)), headers, (to, name, value) -> {
            if (to != null) {
                to.put(name, value);
            }
        });
    }

    /** Read from headers; empty when there is none, or it is none that the specification allows. */
    public static Optional<TraceContext> of(@Nullable String traceparent, @Nullable String tracestate) {
        if (traceparent == null) {
            return Optional.empty();
        }
        Map<String, String> headers = new HashMap<>();
        headers.put(TRACEPARENT, traceparent);
        if (tracestate != null) {
            headers.put(TRACESTATE, tracestate);
        }
        return of(Span.fromContext(W3C.extract(Context.root(), headers, GETTER)));
    }

    /** Of a span; empty when that is none, because nothing is traced. */
    public static Optional<TraceContext> of(Span span) {
        SpanContext context = span.getSpanContext();
        return context.isValid() ? Optional.of(new TraceContext(context)) : Optional.empty();
    }

    public String traceparent() {
        return headers.getOrDefault(TRACEPARENT, "");
    }

    public @Nullable String tracestate() {
        return headers.get(TRACESTATE);
    }

    /** By name. */
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** 32 hexadecimal digits. */
    public String traceId() {
        return span.getTraceId();
    }

    /** 16 hexadecimal digits. */
    public String spanId() {
        return span.getSpanId();
    }

    /** To be the parent of a span. */
    public Context parent() {
        return Context.root().with(Span.wrap(span));
    }

    @Override
    public String toString() {
        return traceparent();
    }
}
