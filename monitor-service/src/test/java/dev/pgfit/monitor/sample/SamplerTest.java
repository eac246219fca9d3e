package dev.pgfit.monitor.sample;

import static dev.pgfit.monitor.Usages.at;
import static dev.pgfit.monitor.Usages.down;
import static dev.pgfit.monitor.Usages.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private final Sampler sampler = new Sampler(Duration.ofMillis(400));

    @Test
    void shouldMeasureCpuOverTheTimeThatReallyPassed() {
        // Given
        sampler.next(running(0, 0, 10.0, 100));

        // When
        Reading reading = sampler.next(running(0.25, 0, 10.5, 120));

        // Then
        assertThat(reading).isInstanceOfSatisfying(Reading.Measured.class, measured -> {
            assertThat(measured.sample().cpuPercent()).isCloseTo(200, within(1e-9));
            assertThat(measured.sample().level().memoryBytes()).isEqualTo(120);
            assertThat(measured.sample().spent().ioReadBytes()).isEqualTo(500);
            assertThat(measured.sample().from()).isEqualTo(at(0));
            assertThat(measured.sample().to()).isEqualTo(at(0.25));
        });
    }

    @Test
    void shouldBeginAfreshAfterARestart() {
        // Given
        sampler.next(running(0, 0, 10, 100));

        // When
        Reading reading = sampler.next(running(0.2, 1, 12, 100));

        // Then
        assertThat(reading).isEqualTo(new Reading.Began(at(0.2), "restarted"));
        assertThat(sampler.next(running(0.4, 1, 12.1, 100))).isInstanceOf(Reading.Measured.class);
    }

    @Test
    void shouldNeverMeasureBackwards() {
        // Given
        sampler.next(running(0, 0, 10, 100));

        // When
        Reading reading = sampler.next(running(0.2, 0, 9, 100));

        // Then
        assertThat(reading).isEqualTo(new Reading.Began(at(0.2), "counters went backwards"));
    }

    @Test
    void shouldNotMeasureAcrossATimeWhenItWasDown() {
        // Given
        sampler.next(running(0, 0, 10, 100));

        // When
        Reading down = sampler.next(down(0.2, 0));
        Reading up = sampler.next(running(0.4, 0, 11, 100));

        // Then
        assertThat(down).isEqualTo(new Reading.NotRunning(null));
        assertThat(up).isInstanceOf(Reading.Began.class);
    }

    @Test
    void shouldNotMeasureAcrossALongSilence() {
        // Given
        sampler.next(running(0, 0, 10, 100));

        // When
        Reading reading = sampler.next(running(0.5, 0, 10.1, 100));

        // Then
        assertThat(reading).isEqualTo(new Reading.Began(at(0.5), Sampler.LATE));
    }

    @Test
    void shouldIgnoreFiguresThatWereNotReadAgain() {
        // Given
        sampler.next(running(0, 0, 10, 100));

        // When
        Reading reading = sampler.next(running(0, 0, 10, 100));

        // Then
        assertThat(reading).isEqualTo(new Reading.Repeated());
    }

    @Test
    void shouldBeginAfreshWhenTheClockIsSetBack() {
        // Given
        sampler.next(running(5, 0, 10, 100));

        // When
        Reading reading = sampler.next(running(1, 0, 10.2, 100));

        // Then
        assertThat(reading).isInstanceOf(Reading.Began.class);
    }
}
