package dev.pgfit.kit.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.PhaseOutcome;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class PhaseSpansTest {
    private static final String HEARD = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final UUID run = UUID.randomUUID();
    private final RunTraces traces = new RunTraces();
    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final PhaseSpans spans = new PhaseSpans(
            new Tracing(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exported))
                    .build()),
            traces);

    private PhaseOutcome trace(PhaseSpans by, Callable<PhaseOutcome> work) throws Exception {
        return by.trace(run, Phase.BENCHMARK, Environment.HOST, work, outcome -> outcome);
    }

    private SpanData only() {
        assertThat(exported.getFinishedSpanItems()).hasSize(1);
        return exported.getFinishedSpanItems().getFirst();
    }

    @Test
    void shouldGoOnWithWhatWasHeard() throws Exception {
        // Given
        traces.heard(run, TraceContext.of(HEARD, null).orElseThrow());

        // When
        Object line = trace(spans, () -> {
            assertThat(MDC.get("runId")).isEqualTo(run.toString());
            assertThat(MDC.get("traceId")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
            return PhaseOutcome.COMPLETED;
        });

        // Then
        assertThat(line).isEqualTo(PhaseOutcome.COMPLETED);
        assertThat(MDC.get("runId")).isNull();
        SpanData span = only();
        assertThat(span.getName()).isEqualTo("benchmark");
        assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(span.getAttributes().get(Tracing.RUN)).isEqualTo(run.toString());
        assertThat(span.getAttributes().get(Tracing.ENVIRONMENT)).isEqualTo("host");
        assertThat(span.getAttributes().get(Tracing.OUTCOME)).isEqualTo("completed");
        assertThat(traces.current(run).orElseThrow().spanId()).isEqualTo(span.getSpanId());
    }

    @Test
    void shouldKeepItsSpanWhenMoreIsHeard() throws Exception {
        // Given
        trace(spans, () -> PhaseOutcome.COMPLETED);

        // When
        traces.heard(run, TraceContext.of(HEARD, null).orElseThrow());

        // Then
        assertThat(traces.current(run).orElseThrow().spanId()).isEqualTo(only().getSpanId());
    }

    @Test
    void shouldMarkWhatFailed() throws Exception {
        // When
        trace(spans, () -> PhaseOutcome.FAILED);

        // Then
        assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void shouldMarkWhatBroke() {
        // When
        assertThatThrownBy(() -> trace(spans, () -> {
                    throw new IllegalStateException("no disk");
                }))
                .hasMessage("no disk");

        // Then
        assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(only().getStatus().getDescription()).isEqualTo("no disk");
        assertThat(only().getAttributes().get(Tracing.OUTCOME)).isEqualTo("failed");
    }

    @Test
    void shouldTellWhatWasStopped() {
        // When
        assertThatThrownBy(() -> trace(spans, () -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);

        // Then
        assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(only().getAttributes().get(Tracing.OUTCOME)).isEqualTo("cancelled");
    }

    @Test
    void shouldHandOnAndMakeNothingWhenOff() throws Exception {
        // Given
        PhaseSpans off = new PhaseSpans(new Tracing(Optional.empty(), "some-service"), traces);
        traces.heard(run, TraceContext.of(HEARD, null).orElseThrow());

        // When
        trace(off, () -> PhaseOutcome.COMPLETED);
        PhaseSpan none = off.begin(run, Phase.INSTALLATION, Environment.HOST);
        none.candidate(CandidateKind.PGLITE, "installed");
        none.reported(PhaseOutcome.COMPLETED);

        // Then
        assertThat(none.context()).isNull();
        assertThat(exported.getFinishedSpanItems()).isEmpty();
        assertThat(traces.current(run).orElseThrow().traceparent()).isEqualTo(HEARD);
    }
}
