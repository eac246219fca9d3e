package dev.pgfit.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link TraceCollector} that the application under test sends its spans to; put into the test's field of that type. */
public final class TraceResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable TraceCollector collector;

    @Override
    public Map<String, String> start() {
        try {
            TraceCollector started = TraceCollector.start();
            collector = started;
            return Map.of("pgfit.tracing.endpoint", started.endpoint().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(collector, new TestInjector.MatchesType(TraceCollector.class));
    }

    @Override
    public void stop() {
        if (collector != null) {
            collector.close();
        }
    }
}
