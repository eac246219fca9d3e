package dev.pgfit.decision.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.Criterion;
import dev.pgfit.contracts.CriterionScore;
import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Gate;
import dev.pgfit.contracts.Recommendation;
import dev.pgfit.contracts.Risk;
import dev.pgfit.contracts.Thresholds;
import dev.pgfit.contracts.Weights;
import dev.pgfit.decision.samples.Samples;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionMatrixTest {
    private static final UUID RUN = new UUID(1, 2);

    private static Reports all() {
        return new Reports(
                Samples.installation(RUN),
                Samples.benchmark(RUN, 1.23, 14, 6, 4),
                Samples.resources(RUN),
                Samples.compatibility(RUN));
    }

    private static Decision decide(Reports reports) {
        return decide(reports, Criteria.DEFAULT);
    }

    private static Decision decide(Reports reports, Criteria criteria) {
        return ((Outcome.Decided) DecisionMatrix.decide(RUN, reports, criteria)).decision();
    }

    private static Gate gate(Decision decision, String id) {
        return decision.gates().stream()
                .filter(gate -> gate.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldRecommendPostgresqlWhenEverythingIsClear() {
        // When
        var decision = decide(all());

        // Then
        assertThat(decision.recommendation()).isEqualTo(Recommendation.IMPLEMENT_POSTGRESQL);
        assertThat(decision.confidence()).isGreaterThanOrEqualTo(0.9);
        assertThat(decision.gates()).hasSize(9).allMatch(gate -> gate.outcome() == Gate.Outcome.PASSED);
        assertThat(decision.scores()).allMatch(CriterionScore::measured);
        assertThat(decision.decidedAt()).isEqualTo(Samples.START.plusSeconds(160));
    }

    @Test
    void shouldVetoPostgresqlWhateverItsScore() {
        // Given
        var heavy = Samples.resources(
                RUN,
                Samples.watched(CandidateKind.POSTGRESQL, 450, 18, true),
                Samples.watched(CandidateKind.PGLITE, 360, 31, true));

        // When
        var decision = decide(new Reports(
                Samples.installation(RUN), Samples.benchmark(RUN, 2.5, 24, 0, 0), heavy, Samples.compatibility(RUN)));

        // Then
        assertThat(decision.recommendation()).isEqualTo(Recommendation.USE_ENHANCED_PGLITE);
        assertThat(decision.total()).isGreaterThan(0.5);
        assertThat(gate(decision, "average_memory"))
                .isEqualTo(new Gate("average_memory", Gate.Outcome.VETOED, "< 400 MB", "450 MB"));
        assertThat(decision.reasons().getFirst().text()).contains("average_memory", "450 MB");
        assertThat(decision.otherAnswer()).anyMatch(line -> line.contains("450 MB") && line.contains("400 MB"));
        assertThat(decision.risks()).anyMatch(risk -> risk.text().contains("serves 1 connection"));
        assertThat(decision.risks()).anyMatch(risk -> risk.text().contains("listen_notify"));
    }

    @Test
    void shouldTakeNothingFromAControl() {
        // When
        var decision = decide(new Reports(
                Samples.installation(RUN), Samples.control(RUN), Samples.resources(RUN), Samples.compatibility(RUN)));

        // Then
        assertThat(decision.scores())
                .filteredOn(score -> !score.measured())
                .singleElement()
                .satisfies(score -> {
                    assertThat(score.criterion()).isEqualTo(Criterion.PERFORMANCE);
                    assertThat(score.explanation()).contains("the benchmark was a control");
                });
        assertThat(gate(decision, "performance").outcome()).isEqualTo(Gate.Outcome.UNKNOWN);
    }

    @Test
    void shouldBeUnsureNearAThreshold() {
        // Given
        var close = Samples.resources(
                RUN,
                Samples.watched(CandidateKind.POSTGRESQL, 395, 18, true),
                Samples.watched(CandidateKind.PGLITE, 360, 31, true));

        // When
        var decision =
                decide(new Reports(Samples.installation(RUN), all().benchmark(), close, Samples.compatibility(RUN)));

        // Then
        assertThat(decision.recommendation()).isEqualTo(Recommendation.IMPLEMENT_POSTGRESQL);
        assertThat(decision.confidence()).isBetween(0.5, 0.75);
    }

    @Test
    void shouldCountMissingDataWithTheFallbackScoreAndSaySo() {
        // When
        var decision = decide(new Reports(Samples.installation(RUN), null, Samples.resources(RUN), null));

        // Then
        assertThat(decision.scores())
                .filteredOn(score -> !score.measured())
                .extracting(CriterionScore::criterion)
                .containsExactly(Criterion.PERFORMANCE, Criterion.COMPATIBILITY);
        assertThat(decision.scores())
                .filteredOn(score -> !score.measured())
                .allMatch(score -> score.postgresql() == 0.5);
        assertThat(gate(decision, "performance").outcome()).isEqualTo(Gate.Outcome.UNKNOWN);
        assertThat(decision.confidence()).isLessThan(decide(all()).confidence());
        assertThat(decision.reasons()).anyMatch(reason -> reason.text().contains("No figures for performance"));
        assertThat(decision.nextSteps()).anyMatch(step -> step.contains("performance, compatibility"));
    }

    @Test
    void shouldDecideOnPostgresqlAloneWhenPgliteCouldNotBeInstalled() {
        // Given
        var installation = Samples.installation(
                RUN, Samples.installed(CandidateKind.POSTGRESQL, 2.1), Samples.failed(CandidateKind.PGLITE));

        // When
        var decision = decide(new Reports(
                installation,
                Samples.benchmark(RUN, null, 0, 0, 0),
                Samples.resources(RUN, Samples.watched(CandidateKind.POSTGRESQL, 195, 18, true)),
                Samples.compatibility(RUN, Samples.checked(CandidateKind.POSTGRESQL))));

        // Then
        assertThat(decision.recommendation()).isEqualTo(Recommendation.IMPLEMENT_POSTGRESQL);
        assertThat(gate(decision, "performance").outcome()).isEqualTo(Gate.Outcome.UNKNOWN);
        assertThat(decision.reasons())
                .anyMatch(r -> r.candidate() == CandidateKind.PGLITE && r.text().contains("Could not be installed"));
    }

    @Test
    void shouldVetoAPostgresqlThatCouldNotBeInstalled() {
        // Given
        var installation = Samples.installation(
                RUN, Samples.failed(CandidateKind.POSTGRESQL), Samples.installed(CandidateKind.PGLITE, 1.4));

        // When
        var decision = decide(new Reports(installation, null, null, null));

        // Then
        assertThat(decision.recommendation()).isEqualTo(Recommendation.USE_ENHANCED_PGLITE);
        assertThat(gate(decision, "installation_succeeded").actual()).contains("initdb", "no space left");
        assertThat(decision.confidence()).isEqualTo(0.99);
    }

    @Test
    void shouldDecideNothingWhenNeitherCandidateIsThere() {
        // Given
        var installation = Samples.installation(
                RUN, Samples.failed(CandidateKind.POSTGRESQL), Samples.failed(CandidateKind.PGLITE));

        // When
        var outcome = DecisionMatrix.decide(RUN, new Reports(installation, null, null, null), Criteria.DEFAULT);

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Undecidable.class,
                        undecidable -> assertThat(undecidable.reason())
                                .contains(
                                        "neither candidate", "PostgreSQL failed at initdb", "PGlite failed at initdb"));
        assertThat(DecisionMatrix.decide(RUN, Reports.NONE, Criteria.DEFAULT)).isInstanceOf(Outcome.Undecidable.class);
    }

    @Test
    void shouldRefuseWeightsThatDoNotSumToOne() {
        // Given
        var criteria = new Criteria(Weights.of(0.5, 0.5, 0.5, 0.5), Thresholds.DEFAULT, 0.5, 0.5);

        // Then
        assertThatThrownBy(() -> DecisionMatrix.decide(RUN, all(), criteria))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sum to 1");
    }

    @Test
    void shouldTakeLimitsAsTheyAreMeant() {
        // Given
        var limits = new Thresholds(Duration.ofNanos(2_100_000_000), 195_000_000L, 18.0, 1.23, 1.0, 0);

        // When
        var decision = decide(all(), new Criteria(Weights.DEFAULT, limits, 0.5, 0.0));

        // Then
        assertThat(gate(decision, "install_duration").outcome()).isEqualTo(Gate.Outcome.VETOED);
        assertThat(gate(decision, "average_memory").outcome()).isEqualTo(Gate.Outcome.VETOED);
        assertThat(gate(decision, "average_cpu").outcome()).isEqualTo(Gate.Outcome.VETOED);
        assertThat(gate(decision, "performance").outcome()).isEqualTo(Gate.Outcome.PASSED);
        assertThat(gate(decision, "compatibility").outcome()).isEqualTo(Gate.Outcome.PASSED);
        assertThat(gate(decision, "critical_failures").outcome()).isEqualTo(Gate.Outcome.PASSED);
    }

    @Test
    void shouldVetoAPostgresqlWhoseSessionsSeeWhatBelongsToOthers() {
        // Given
        var leaking = Samples.leaking(CandidateKind.POSTGRESQL, "role_switching");

        // When
        var decision = decide(new Reports(
                Samples.installation(RUN),
                Samples.benchmark(RUN, 2.5, 24, 0, 0),
                Samples.resources(RUN),
                Samples.compatibility(RUN, leaking, Samples.checked(CandidateKind.PGLITE))));

        // Then
        assertThat(decision.recommendation()).isEqualTo(Recommendation.USE_ENHANCED_PGLITE);
        assertThat(decision.total()).isGreaterThan(0.9);
        assertThat(gate(decision, "security"))
                .isEqualTo(new Gate(
                        "security",
                        Gate.Outcome.VETOED,
                        "no session sees what belongs to others",
                        "seen in role_switching"));
        assertThat(decision.reasons().getFirst().text()).contains("gate security", "role_switching");
        assertThat(decision.otherAnswer()).singleElement().asString().contains("see what belongs to others");
        assertThat(decision.confidence()).isEqualTo(0.99);
    }

    @Test
    void shouldNotCallAPgliteFitWhoseSessionsSeeWhatBelongsToOthers() {
        // Given
        var checks = Samples.compatibility(
                RUN,
                Samples.checked(CandidateKind.POSTGRESQL),
                Samples.leaking(CandidateKind.PGLITE, "role_switching"));
        var heavy = Samples.resources(
                RUN,
                Samples.watched(CandidateKind.POSTGRESQL, 450, 18, true),
                Samples.watched(CandidateKind.PGLITE, 360, 31, true));

        // When one time it is recommended, the other time not
        var pglite = decide(new Reports(Samples.installation(RUN), all().benchmark(), heavy, checks));
        var postgresql =
                decide(new Reports(Samples.installation(RUN), all().benchmark(), Samples.resources(RUN), checks));

        // Then
        assertThat(pglite.recommendation()).isEqualTo(Recommendation.USE_ENHANCED_PGLITE);
        assertThat(pglite.reasons().get(1).text())
                .startsWith("SECURITY: as it is")
                .contains("role_switching");
        assertThat(pglite.risks().getFirst().text()).contains("see rows and sessions of others");
        assertThat(pglite.risks().getFirst().impact()).isEqualTo(Risk.Level.HIGH);
        assertThat(pglite.nextSteps().getFirst())
                .startsWith("First of all: never let more than one client reach pglite-socket");
        assertThat(postgresql.recommendation()).isEqualTo(Recommendation.IMPLEMENT_POSTGRESQL);
        assertThat(gate(postgresql, "security").outcome()).isEqualTo(Gate.Outcome.PASSED);
        assertThat(postgresql.risks().getFirst().text()).startsWith("The other answer: clients of PGlite");
        assertThat(postgresql.otherAnswer()).hasSizeGreaterThan(1);
        assertThat(postgresql.otherAnswer().getFirst()).contains("not as it is", "role_switching", "behind a front");
        assertThat(postgresql.otherAnswer().stream().skip(1))
                .allSatisfy(line -> assertThat(line).startsWith("PGlite, behind such a front, would"));
    }
}
