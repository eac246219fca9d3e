package dev.pgfit.kit.tracing;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.kit.metrics.Label;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/** The span of a phase; it ends once. */
public final class PhaseSpan {
    private static final String CANCELLED = "cancelled";

    private final Span span;

    PhaseSpan(Span span) {
        this.span = span;
    }

    /** What belongs to the phase goes on with this; {@code null} when nothing is traced. */
    public @Nullable TraceContext context() {
        return TraceContext.of(span).orElse(null);
    }

    /** Something that came of one candidate. */
    public void candidate(CandidateKind candidate, String outcome) {
        span.addEvent("candidate", Attributes.of(Tracing.CANDIDATE, Label.of(candidate), Tracing.OUTCOME, outcome));
    }

    /** It has made its report. */
    public void reported(PhaseOutcome outcome) {
        span.setAttribute(Tracing.OUTCOME, Label.of(outcome));
        if (outcome == PhaseOutcome.FAILED) {
            span.setStatus(StatusCode.ERROR, "the report says that the phase failed");
        }
        span.end();
    }

    /** It was stopped. */
    public void cancelled() {
        span.setAttribute(Tracing.OUTCOME, CANCELLED);
        span.end();
    }

    /** It ended without a report. */
    public void broke(Throwable failure) {
        span.setAttribute(Tracing.OUTCOME, Label.of(PhaseOutcome.FAILED));
        span.recordException(failure);
        span.setStatus(StatusCode.ERROR, String.valueOf(failure.getMessage()));
        span.end();
    }
}
