package dev.pgfit.kit.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.PhaseOutcome;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class PhaseMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PhaseMetrics metrics = new PhaseMetrics(registry);

    @Test
    void shouldCountByTheOutcomeThatTheReportTells() throws Exception {
        // When
        String report = metrics.time(Phase.BENCHMARK, Environment.HOST, () -> "report", r -> PhaseOutcome.PARTIAL);

        // Then
        assertThat(report).isEqualTo("report");
        assertThat(ended("partial")).isEqualTo(1);
        assertThat(registry.get("pgfit.last.report.timestamp").timeGauge().value())
                .isPositive();
    }

    @Test
    void shouldTellFailuresFromCancellationsWithoutAReport() {
        // When
        assertThatThrownBy(() -> metrics.time(
                        Phase.BENCHMARK,
                        Environment.HOST,
                        () -> {
                            throw new IllegalStateException("broken");
                        },
                        r -> PhaseOutcome.COMPLETED))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> metrics.time(
                        Phase.BENCHMARK,
                        Environment.HOST,
                        () -> {
                            throw new CancellationException();
                        },
                        r -> PhaseOutcome.COMPLETED))
                .isInstanceOf(CancellationException.class);

        // Then
        assertThat(ended("failed")).isEqualTo(1);
        assertThat(ended("cancelled")).isEqualTo(1);
        assertThat(registry.get("pgfit.last.report.timestamp").timeGauge().value())
                .isZero();
    }

    @Test
    void shouldShowAllOutcomesAtZeroFromTheBeginning() throws Exception {
        // When
        List<String> seen = metrics.time(
                Phase.RESOURCES,
                Environment.WEBVM,
                () -> registry.get("pgfit.phase.duration").timers().stream()
                        .filter(timer -> timer.count() == 0)
                        .map(Timer::getId)
                        .map(id -> id.getTag("outcome"))
                        .toList(),
                r -> PhaseOutcome.COMPLETED);

        // Then
        assertThat(seen).containsExactlyInAnyOrder("completed", "partial", "failed", "skipped", "cancelled");
    }

    @Test
    void shouldReplaceTheFiguresOfAnEnvironmentAndLeaveTheOthers() {
        // Given
        var figures = new LatestFigures(registry, "pgfit.some", "bytes", "Some");
        figures.show(
                Environment.HOST,
                List.of(LatestFigures.Figure.of(1, "test", "a"), LatestFigures.Figure.of(2, "test", "b")));
        figures.show(Environment.WEBVM, List.of(LatestFigures.Figure.of(3, "test", "a")));

        // When
        figures.show(Environment.HOST, List.of(LatestFigures.Figure.of(4, "test", "a")));

        // Then
        assertThat(registry.get("pgfit.some").gauges())
                .extracting(gauge -> gauge.getId().getTag("environment") + " " + gauge.value())
                .containsExactlyInAnyOrder("host 4.0", "webvm 3.0");
        assertThat(registry.getMeters()).extracting(Meter::getId).hasSize(2);
    }

    private long ended(String outcome) {
        return registry.get("pgfit.phase.duration")
                .tag("phase", "benchmark")
                .tag("environment", "host")
                .tag("outcome", outcome)
                .timer()
                .count();
    }
}
