package dev.pgfit.installer.webvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostEventsTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final HostEvents events = new HostEvents();

    @Test
    void shouldHearEventsAmongLinesOfTheConsole() throws Exception {
        // Given
        events.line("[    0.1] Linux version 6.1");
        events.line("{ this is no JSON");
        events.line("{\"other\":1}");
        events.line("{\"event\":\"booted\",\"seconds\":18.1}");
        events.line("{\"ready\":true,\"port\":5433,\"engine\":\"v86 0.5.462\"}");

        // When / Then
        assertThat(events.await(HostEvents.BOOTED, LONG, () -> true)
                        .orElseThrow()
                        .path("seconds")
                        .asDouble())
                .isEqualTo(18.1);
        assertThat(events.await(HostEvents.READY, LONG, () -> true)
                        .orElseThrow()
                        .path("port")
                        .asInt())
                .isEqualTo(5433);
        assertThat(events.of(HostEvents.INITDB)).isEmpty();
        assertThat(events.failure()).isEmpty();
    }

    @Test
    void shouldNotWaitForWhatCannotComeAnyMore() throws Exception {
        // Given
        events.line("{\"event\":\"failed\",\"reason\":\"the guest failed at: initdb\"}");

        // When / Then
        assertThat(events.await(HostEvents.READY, LONG, () -> true)).isEmpty();
        assertThat(events.failure()).contains("the guest failed at: initdb");
        assertThat(new HostEvents().await(HostEvents.READY, LONG, () -> false)).isEmpty();
        assertThat(new HostEvents().await(HostEvents.READY, Duration.ofMillis(60), () -> true))
                .isEmpty();
    }

    @Test
    void shouldWakeWhoWaits() throws Exception {
        // Given
        Thread.ofVirtual().start(() -> events.line("{\"event\":\"restored\",\"seconds\":2}"));

        // When / Then
        assertThat(events.await(HostEvents.RESTORED, LONG, () -> true)).isPresent();
    }
}
