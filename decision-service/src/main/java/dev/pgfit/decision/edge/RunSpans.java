package dev.pgfit.decision.edge;

import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Environment;
import dev.pgfit.decision.life.Life;
import dev.pgfit.decision.run.Run;
import dev.pgfit.kit.metrics.Label;
import dev.pgfit.kit.problem.ProblemException;
import dev.pgfit.kit.tracing.TraceContext;
import dev.pgfit.kit.tracing.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** The first and the last span of a run's trace: the request, and the decision. */
@ApplicationScoped
public class RunSpans {
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> RECOMMENDATION = AttributeKey.stringKey("pgfit.recommendation");
    private static final int SERVER_ERROR = 500;

    private final Tracing tracing;

    RunSpans(Tracing tracing) {
        this.tracing = tracing;
    }

    /** Begins at a request for a run; goes on with the caller's trace if its headers tell of one. */
    Request request(HttpHeaders headers, Environment environment) {
        TraceContext caller = TraceContext.of(
                        headers.getHeaderString(TraceContext.TRACEPARENT),
                        headers.getHeaderString(TraceContext.TRACESTATE))
                .orElse(null);
        if (!tracing.isOn()) {
            return new Request(Span.getInvalid(), caller);
        }
        Span span = tracing.begin("POST /runs", SpanKind.SERVER, caller, null);
        span.setAttribute(METHOD, "POST");
        span.setAttribute(ROUTE, "/runs");
        span.setAttribute(Tracing.ENVIRONMENT, Label.of(environment));
        return new Request(span, TraceContext.of(span).orElse(caller));
    }

    /**
     * A request that is being answered.
     *
     * @param trace what the run goes on with
     */
    record Request(Span span, @Nullable TraceContext trace) {
        void accepted(Run run) {
            span.setAttribute(Tracing.RUN, run.id().toString());
            span.setAttribute(STATUS, 202L);
            span.end();
        }

        void failed(Throwable failure) {
            int status = failure instanceof ProblemException problem ? problem.status() : SERVER_ERROR;
            span.setAttribute(STATUS, (long) status);
            if (status >= SERVER_ERROR) {
                span.recordException(failure);
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }

    /** A run has ended, and that is stored: from when its last report was taken in until now. */
    void ended(Life life, @Nullable TraceContext trace) {
        if (!tracing.isOn() || life.ending().isEmpty()) {
            return;
        }
        Run run = life.run();
        Span span = tracing.begin("decision", SpanKind.INTERNAL, trace, life.now());
        span.setAttribute(Tracing.RUN, run.id().toString());
        span.setAttribute(Tracing.ENVIRONMENT, Label.of(run.spec().environment()));
        span.setAttribute(Tracing.OUTCOME, run.state().text());
        if (life.ending().get() instanceof Decision decision) {
            span.setAttribute(RECOMMENDATION, Label.of(decision.recommendation()));
        }
        switch (run.state()) {
            case FAILED -> span.setStatus(StatusCode.ERROR, String.valueOf(run.reason()));
            case QUEUED, INSTALLING, MEASURING, CHECKING, DECIDED, CANCELLED -> {}
        }
        span.end();
    }
}
