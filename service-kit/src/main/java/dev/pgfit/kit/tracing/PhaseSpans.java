package dev.pgfit.kit.tracing;

import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.kit.metrics.Label;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/** A span for each phase, in the trace of its run. What is published about the run from then on goes with it. */
@ApplicationScoped
public class PhaseSpans {
    private static final PhaseSpan NONE = new PhaseSpan(Span.getInvalid());

    private final Tracing tracing;
    private final RunTraces traces;

    PhaseSpans(Tracing tracing, RunTraces traces) {
        this.tracing = tracing;
        this.traces = traces;
    }

    /**
     * Does the work in a span, whatever its outcome; its log lines carry the span's id.
     *
     * @param environment the run's
     * @param outcome how the report says that it went
     */
    public <R> R trace(
            UUID run, Phase phase, Environment environment, Callable<R> work, Function<R, PhaseOutcome> outcome)
            throws Exception {
        if (!tracing.isOn()) {
            return work.call();
        }
        PhaseSpan span = begin(run, phase, environment);
        try (RunLog lines = RunLog.of(run, span.context())) {
            R report = work.call();
            span.reported(outcome.apply(report));
            return report;
        } catch (CancellationException | InterruptedException e) {
            span.cancelled();
            throw e;
        } catch (Exception | Error e) {
            span.broke(e);
            throw e;
        }
    }

    /** A phase begins; the caller says how it ended. */
    public PhaseSpan begin(UUID run, Phase phase, Environment environment) {
        if (!tracing.isOn()) {
            return NONE;
        }
        Span span = tracing.begin(
                Label.of(phase), SpanKind.INTERNAL, traces.heard(run).orElse(null), null);
        span.setAttribute(Tracing.RUN, run.toString());
        span.setAttribute(Tracing.ENVIRONMENT, Label.of(environment));
        TraceContext.of(span).ifPresent(context -> traces.working(run, context));
        return new PhaseSpan(span);
    }
}
