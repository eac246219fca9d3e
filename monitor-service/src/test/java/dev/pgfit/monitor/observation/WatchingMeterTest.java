package dev.pgfit.monitor.observation;

import static dev.pgfit.monitor.Usages.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgfit.contracts.WatchingCost;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchingMeterTest {
    private static final URI INSTALLER = URI.create("http://localhost/usage");

    private final WatchingMeter meter = new WatchingMeter();

    @Test
    void shouldTellTheShareOfACoreBetweenTheFirstAndTheLastAnswer() {
        // Given
        answer(0, 5.0, 7.0);
        answer(5, 5.01, 7.02);
        answer(10, 5.02, 7.03);

        // When
        WatchingCost cost = Objects.requireNonNull(meter.cost());

        // Then
        assertThat(cost.readings()).isEqualTo(30);
        assertThat(cost.watched()).isEqualTo(Duration.ofSeconds(10));
        assertThat(cost.monitorCpuPercent()).isCloseTo(0.2, within(1e-6));
        assertThat(cost.installerCpuPercent()).isCloseTo(0.3, within(1e-6));
        assertThat(cost.cpuPercent()).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void shouldBeginAgainWhenTheInstallerDid() {
        // Given
        answer(0, 5.0, 7.0);
        answer(5, 5.01, 0.5);
        answer(15, 5.03, 0.6);

        // When / Then
        assertThat(Objects.requireNonNull(meter.cost()).installerCpuPercent()).isCloseTo(1.0, within(1e-6));
    }

    @Test
    void shouldTellNothingThatItDoesNotKnow() {
        assertThat(meter.cost()).isNull();
        answer(0, 5.0, null);
        answer(10, 5.0, null);
        assertThat(meter.cost()).isNull();
    }

    private void answer(double second, double monitor, @Nullable Double installer) {
        meter.answered(INSTALLER, new WatchingMeter.Answer(at(second), 10, monitor, installer));
    }
}
