package dev.pgfit.decision.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateCompatibility;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResources;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Layer;
import dev.pgfit.contracts.LimitProjection;
import dev.pgfit.contracts.LimitedResource;
import dev.pgfit.contracts.MemoryAtSize;
import dev.pgfit.contracts.MemoryBySize;
import dev.pgfit.contracts.ResourceConstraint;
import dev.pgfit.contracts.Risk;
import dev.pgfit.contracts.Trend;
import dev.pgfit.decision.samples.Samples;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Risks and next steps say what was found, and nothing where nothing was. */
class FindingsTest {
    private static final UUID RUN = new UUID(11, 12);

    private static Decision decide(CandidateResources postgresql, CandidateCompatibility checks) {
        return ((Outcome.Decided) DecisionMatrix.decide(
                        RUN,
                        new Reports(
                                Samples.installation(RUN),
                                Samples.benchmark(RUN, 1.6, 24, 0, 0),
                                Samples.resources(
                                        RUN, postgresql, Samples.watched(CandidateKind.PGLITE, 360, 31, true)),
                                Samples.compatibility(RUN, checks, Samples.checked(CandidateKind.PGLITE))),
                        Criteria.DEFAULT))
                .decision();
    }

    private static CandidateResources growing(@Nullable LimitProjection overTime) {
        var watched = Samples.watched(CandidateKind.POSTGRESQL, 350, 18, true);
        return new CandidateResources(
                watched.candidate(),
                watched.samples(),
                watched.windows(),
                true,
                watched.stability(),
                new Trend(10e6, 8e6, 12e6, 0.95),
                0,
                List.of(),
                List.of(),
                List.of(),
                overTime,
                new MemoryBySize(
                        List.of(new MemoryAtSize(10_000, 20, 340e6, 350e6)),
                        null,
                        new LimitProjection(LimitProjection.Along.ROWS, 400e6, 81_234, 70_111, null),
                        "grows with the rows"),
                List.of(new ResourceConstraint(
                        LimitedResource.MEMORY, 400e6, 350e6, 0.875, null, "350 MB of 400 MB are used")),
                LimitedResource.MEMORY);
    }

    private static CandidateCompatibility failing(Layer layer) {
        var checked = Samples.checked(CandidateKind.POSTGRESQL, "json_functions");
        return new CandidateCompatibility(
                checked.candidate(),
                checked.total(),
                checked.passed(),
                checked.failed(),
                0,
                checked.score(),
                0,
                checked.checks().stream()
                        .map(check -> check.outcome() == CheckResult.Outcome.PASSED
                                ? check
                                : new CheckResult(
                                        check.id(),
                                        check.title(),
                                        check.category(),
                                        false,
                                        check.outcome(),
                                        "42883",
                                        "no such function",
                                        Duration.ZERO,
                                        layer,
                                        "GET answers 404",
                                        null))
                        .toList());
    }

    @Test
    void shouldTellWhereMemoryIsGoingAndWhatBindsFirst() {
        // When
        var overTime = new LimitProjection(LimitProjection.Along.MINUTES, 400e6, 5, 4.2, 6.3);
        var decision = decide(growing(overTime), Samples.checked(CandidateKind.POSTGRESQL));

        // Then
        assertThat(decision.risks())
                .extracting(Risk::text)
                .anyMatch(text -> text.contains("the limit is reached after about 5 min of load (4 to 6 min)"))
                .anyMatch(text -> text.contains("reaches 400 MB at about 81 200 rows (70 100 or more rows)"))
                .anyMatch(text -> text.contains("What binds PostgreSQL first is memory: 88 % of the limit"));
        assertThat(decision.nextSteps())
                .anyMatch(step -> step.startsWith("Plan for 81 200 rows"))
                .anyMatch(step -> step.startsWith("Watch memory first"));
    }

    @Test
    void shouldDrawNoGrowthOutToTheLimitThatIsNotProvedToTheEnd() {
        // When
        var decision = decide(growing(null), Samples.checked(CandidateKind.POSTGRESQL));

        // Then
        assertThat(decision.risks())
                .extracting(Risk::text)
                .anyMatch(text -> text.contains("grew by 10 MB a minute") && text.contains("it may be levelling off"))
                .noneMatch(text -> text.contains("at that pace"));
    }

    @Test
    void shouldSayNothingOfThatWhereNothingWasFound() {
        // When
        var decision = decide(
                Samples.watched(CandidateKind.POSTGRESQL, 195, 18, true), Samples.checked(CandidateKind.POSTGRESQL));

        // Then
        assertThat(decision.risks()).isEmpty();
        assertThat(decision.nextSteps())
                .noneMatch(step -> step.contains("Plan for") || step.contains("binds first") || step.contains("Mend"));
    }

    @Test
    void shouldTellEngineAndTransportApart() {
        // Given
        var steady = Samples.watched(CandidateKind.POSTGRESQL, 195, 18, true);

        // When
        var engine = decide(steady, failing(Layer.ENGINE));
        var transport = decide(steady, failing(Layer.TRANSPORT));

        // Then
        assertThat(engine.risks()).singleElement().satisfies(risk -> {
            assertThat(risk.text()).contains("json_functions", "42883", "in its engine", "GET answers 404");
            assertThat(risk.mitigation()).contains("No transport mends this");
            assertThat(risk.impact()).isEqualTo(Risk.Level.MEDIUM);
        });
        assertThat(transport.risks())
                .singleElement()
                .extracting(Risk::mitigation)
                .asString()
                .contains("front");
        assertThat(engine.nextSteps()).anyMatch(step -> step.startsWith("Do without, for the engine can't"));
        assertThat(transport.nextSteps()).anyMatch(step -> step.startsWith("Have the transport mended or fronted"));
    }
}
