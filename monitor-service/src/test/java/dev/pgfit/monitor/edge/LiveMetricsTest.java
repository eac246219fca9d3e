package dev.pgfit.monitor.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.monitor.Usages;
import dev.pgfit.monitor.edge.LiveMetrics.Subject;
import dev.pgfit.monitor.observation.Observed;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LiveMetrics metrics = new LiveMetrics(registry);
    private final Subject subject = new Subject(CandidateKind.POSTGRESQL, Environment.WEBVM);

    @Test
    void shouldShowTheGuestUnderNamesOfItsOwnBesideTheHost() {
        // Given
        metrics.begin(subject);

        // When
        metrics.observed(subject, new Observed(Usages.sample(0, 1, 0.5, 400), Usages.guest(1, 60e6), List.of(), null));

        // Then
        assertThat(value("pgfit.candidate.memory")).isEqualTo(400);
        assertThat(value("pgfit.candidate.guest.memory.used")).isEqualTo(60e6);
        assertThat(value("pgfit.candidate.guest.database")).isEqualTo(30e6);
        assertThat(value("pgfit.candidate.guest.load")).isEqualTo(0.5);
    }

    @Test
    void shouldShowNoGuestWhereThereIsNoMachineAndNoneAfterTheEnd() {
        // Given
        metrics.begin(subject);
        metrics.observed(subject, new Observed(Usages.sample(0, 1, 0.5, 400), null, List.of(), null));

        // When
        List<String> watched = names();
        metrics.observed(subject, new Observed(Usages.sample(1, 2, 0.5, 400), Usages.guest(1, 60e6), List.of(), null));
        metrics.missed(subject);
        double missed = value("pgfit.candidate.guest.load");
        metrics.end(subject);

        // Then
        assertThat(watched).isNotEmpty().noneMatch(name -> name.contains("guest"));
        assertThat(missed).isNaN();
        assertThat(names()).isNotEmpty().noneMatch(name -> name.contains("memory"));
        assertThat(registry.get("pgfit.candidate.cpu")
                        .tag("environment", "webvm")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("pgfit.candidate.readings.missed").counter().count())
                .isEqualTo(1);
    }

    private double value(String name) {
        return registry.get(name).gauge().value();
    }

    private List<String> names() {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .map(Meter.Id::getName)
                .toList();
    }
}
