package dev.pgfit.kit.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.kit.jobs.Jobs;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RunLogTest {
    private static final TraceContext TRACE = TraceContext.of(
                    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", null)
            .orElseThrow();

    private static List<String> ids() {
        return Stream.of("runId", "traceId", "spanId")
                .map(key -> String.valueOf(MDC.get(key)))
                .toList();
    }

    @Test
    void shouldBeAsBeforeWhenItIsClosed() {
        // Given
        UUID outer = UUID.randomUUID();
        UUID inner = UUID.randomUUID();

        // When
        try (RunLog ofOuter = RunLog.of(outer, TRACE)) {
            try (RunLog ofInner = RunLog.of(inner, null)) {
                // Then
                assertThat(ids()).containsExactly(inner.toString(), "null", "null");
            }
            assertThat(ids()).containsExactly(outer.toString(), TRACE.traceId(), TRACE.spanId());
        }
        assertThat(ids()).containsOnly("null");
    }

    @Test
    void shouldBeInAJobAndNotInTheNext() throws Exception {
        // Given
        UUID traced = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        try (Jobs<List<String>> jobs = new Jobs<>(1, 10)) {
            // When
            List<String> first;
            try (RunLog lines = RunLog.of(traced, TRACE)) {
                first = jobs.start(traced, RunLogTest::ids).result().get(5, TimeUnit.SECONDS);
            }
            List<String> second = jobs.start(other, RunLogTest::ids).result().get(5, TimeUnit.SECONDS);

            // Then
            assertThat(first).containsExactly(traced.toString(), TRACE.traceId(), TRACE.spanId());
            assertThat(second).containsExactly(other.toString(), "null", "null");
        }
    }
}
