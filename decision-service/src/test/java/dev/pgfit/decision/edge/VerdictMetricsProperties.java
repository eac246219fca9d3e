package dev.pgfit.decision.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Compared;
import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.decision.matrix.Reports;
import dev.pgfit.decision.run.Move;
import dev.pgfit.decision.run.Moves;
import dev.pgfit.decision.run.Run;
import dev.pgfit.decision.run.RunState;
import dev.pgfit.decision.samples.Samples;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However many versions are decided on, the series stay few, and the latest decision is shown. */
class VerdictMetricsProperties {
    private static final UUID RUN = UUID.fromString("019a9bf8-8c00-7000-8000-000000000001");

    private final Run run =
            new Run(RUN, RunState.CHECKING, RunSpec.DEFAULT, Samples.START, Samples.START.plusSeconds(60), null, null);
    private final Decision decision = ((Move.Decide) Moves.onDeadline(
                    run,
                    new Reports(
                            Samples.installation(RUN),
                            Samples.benchmark(RUN, 1.23, 14, 6, 4),
                            Samples.resources(RUN),
                            Samples.compatibility(RUN))))
            .decision();

    @Property(tries = 20)
    void shouldShowAtMostTheLatestPairsOfVersions(
            @ForAll @Size(min = 1, max = 100) List<@IntRange(max = 60) Integer> versions) {
        // Given
        var registry = new SimpleMeterRegistry();
        var metrics = new VerdictMetrics(registry);

        // When
        for (int version : versions) {
            metrics.ended(run, of("18." + version));
        }

        // Then
        long pairs = versions.stream().distinct().count();
        List<Gauge> confidences =
                List.copyOf(registry.get("pgfit.decision.confidence").gauges());
        assertThat(confidences).hasSize((int) Math.min(pairs, VerdictMetrics.PAIRS));
        assertThat(confidences)
                .extracting(gauge -> gauge.getId().getTag("postgresql_version"))
                .contains("18." + versions.getLast());
        assertThat(registry.getMeters()).hasSizeLessThan(VerdictMetrics.PAIRS * 35 + 20);
        assertThat(registry.getMeters().stream()
                        .map(Meter::getId)
                        .flatMap(id -> id.getTags().stream())
                        .map(tag -> tag.getValue()))
                .noneMatch(value -> value.contains(RUN.toString()));
        assertThat(registry.get("pgfit.decisions")
                        .tag("environment", "host")
                        .tag("recommendation", "implement_postgresql")
                        .counter()
                        .count())
                .isEqualTo(versions.size());
    }

    private Decision of(String version) {
        return new Decision(
                RUN,
                decision.decidedAt(),
                decision.compared().stream()
                        .map(compared -> compared.candidate() == CandidateKind.POSTGRESQL
                                ? new Compared(compared.candidate(), version, compared.environment(), null)
                                : compared)
                        .toList(),
                decision.recommendation(),
                decision.confidence(),
                decision.total(),
                decision.pgliteTotal(),
                decision.scores(),
                decision.gates(),
                decision.reasons(),
                decision.risks(),
                decision.nextSteps(),
                decision.otherAnswer(),
                decision.sensitivity(),
                decision.criteria());
    }
}
