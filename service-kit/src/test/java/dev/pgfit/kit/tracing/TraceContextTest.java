package dev.pgfit.kit.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final String GOOD = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void shouldGoOnAsItCame() {
        // When
        TraceContext context = TraceContext.of(GOOD, "vendor=value").orElseThrow();

        // Then
        assertThat(context.headers()).hasSize(2).containsEntry("traceparent", GOOD);
        assertThat(context.tracestate()).isEqualTo("vendor=value");
        assertThat(context.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(context.spanId()).isEqualTo("b7ad6b7169203331");
    }

    @Test
    void shouldLeaveOutABadState() {
        // When
        TraceContext context = TraceContext.of(GOOD, "no state at all").orElseThrow();

        // Then
        assertThat(context.traceparent()).isEqualTo(GOOD);
        assertThat(context.headers()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void shouldBeNoneWhenItIsNoGood(String traceparent) {
        assertThat(TraceContext.of(traceparent, null)).isEmpty();
    }

    @Property
    void shouldNeverFailAndAlwaysGiveWhatCanBeRead(@ForAll String traceparent, @ForAll String tracestate) {
        TraceContext.of(traceparent, tracestate)
                .ifPresent(context -> assertThat(TraceContext.of(context.traceparent(), context.tracestate()))
                        .isPresent());
    }
}
