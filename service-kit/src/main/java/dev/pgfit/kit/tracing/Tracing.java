package dev.pgfit.kit.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where spans go: by OTLP over HTTP to {@code pgfit.tracing.endpoint}. Without one there are no spans; contexts that
 * others made are handed on all the same.
 */
@ApplicationScoped
public class Tracing {
    /** The run that a span belongs to. */
    public static final AttributeKey<String> RUN = AttributeKey.stringKey("pgfit.run.id");
    /** The run's environment. */
    public static final AttributeKey<String> ENVIRONMENT = AttributeKey.stringKey("pgfit.environment");
    /** One of the run's candidates. */
    public static final AttributeKey<String> CANDIDATE = AttributeKey.stringKey("pgfit.candidate");
    /** How it ended. */
    public static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("pgfit.outcome");

    private static final String SCOPE = "dev.pgfit";
    private static final Duration EXPORT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final @Nullable SdkTracerProvider spans;
    private final Tracer tracer;

    @Inject
    Tracing(
            @ConfigProperty(name = "pgfit.tracing.endpoint") Optional<URI> endpoint,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this(endpoint.map(base -> exporting(base, service)).orElse(null));
    }

    Tracing(@Nullable SdkTracerProvider spans) {
        this.spans = spans;
        this.tracer = (spans == null ? TracerProvider.noop() : spans).get(SCOPE);
    }

    private static SdkTracerProvider exporting(URI base, String service) {
        if (!"http".equals(base.getScheme()) && !"https".equals(base.getScheme())) {
            throw new IllegalArgumentException(
                    "pgfit.tracing.endpoint must be an address such as http://collector:4318, not " + base);
        }
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(base.toString().replaceFirst("/+$", "") + "/v1/traces")
                .setTimeout(EXPORT_TIMEOUT)
                .build();
        return SdkTracerProvider.builder()
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.builder()
                                .put("service.name", service)
                                .put("service.namespace", "pgfit")
                                .build())))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(LONGEST_WAIT)
                        .build())
                .build();
    }

    /** Whether spans are made at all. */
    public boolean isOn() {
        return spans != null;
    }

    /**
     * Begins a span; one that does nothing unless {@link #isOn}.
     *
     * @param parent none: it begins a trace
     * @param start {@code null}: now
     */
    public Span begin(String name, SpanKind kind, @Nullable TraceContext parent, @Nullable Instant start) {
        var builder =
                tracer.spanBuilder(name).setSpanKind(kind).setParent(parent == null ? Context.root() : parent.parent());
        return (start == null ? builder : builder.setStartTimestamp(start)).startSpan();
    }

    /** What has ended is sent before the service goes. */
    @PreDestroy
    void stop() {
        if (spans != null) {
            spans.shutdown().join(EXPORT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
