package dev.pgfit.decision.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.Progress;
import dev.pgfit.contracts.RunCancelled;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.decision.matrix.Reports;
import dev.pgfit.decision.run.Run;
import dev.pgfit.decision.run.RunState;
import dev.pgfit.decision.samples.Samples;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LifeTest {
    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final UUID ID = UUID.randomUUID();
    private static final Run QUEUED =
            new Run(ID, RunState.QUEUED, RunSpec.DEFAULT, NOW, NOW.plusSeconds(600), null, null);

    private static Happening.Reported reported(Phase phase, Event report) {
        return new Happening.Reported(phase, report);
    }

    @Test
    void shouldDecideFromReportsOfNowAndBefore() {
        // Given
        var life = new Life(QUEUED, 7, Set.of(Phase.INSTALLATION, Phase.RESOURCES), NOW);

        // When
        life.on(reported(Phase.BENCHMARK, Samples.benchmark(ID, 1.23, 14, 6, 4)));
        boolean early = life.needsKeptReports();
        life.on(reported(Phase.COMPATIBILITY, Samples.compatibility(ID)));
        boolean needed = life.needsKeptReports();
        life.settle(new Reports(Samples.installation(ID), null, Samples.resources(ID), null));

        // Then
        assertThat(early).isFalse();
        assertThat(needed).isTrue();
        assertThat(life.ending()).get().isInstanceOf(Decision.class);
        assertThat(life.run().state()).isEqualTo(RunState.DECIDED);
        assertThat(life.run().endedAt()).isEqualTo(NOW);
        assertThat(life.notices()).extracting(Notice::kind).containsExactly("report", "state", "report", "state");
        assertThat(life.notices()).extracting(Notice::number).containsExactly(8L, 9L, 10L, 11L);
        assertThat(life.lastNotice()).isEqualTo(11);
        assertThat(life.reports()).containsOnlyKeys(Phase.BENCHMARK, Phase.COMPATIBILITY);
    }

    @Test
    void shouldLeaveASecondReportOfAPhaseAlone() {
        // Given
        var life = new Life(QUEUED, 0, Set.of(Phase.RESOURCES), NOW);

        // When
        life.on(reported(Phase.RESOURCES, Samples.resources(ID)));
        life.settle(Reports.NONE);

        // Then
        assertThat(life.notices()).isEmpty();
        assertThat(life.reports()).isEmpty();
        assertThat(life.run()).isEqualTo(QUEUED);
    }

    @Test
    void shouldChangeNothingOnceItHasEnded() {
        // Given
        var life = new Life(QUEUED, 0, Set.of(), NOW);
        life.on(new Happening.Cancelled(ID, "not wanted"));

        // When
        life.on(new Happening.Told(
                Phase.INSTALLATION, "progress", new Progress(ID, Phase.INSTALLATION, null, "late", 0, 5, NOW)));
        life.on(reported(Phase.INSTALLATION, Samples.installation(ID)));
        life.settle(Reports.NONE);

        // Then
        assertThat(life.run().state()).isEqualTo(RunState.CANCELLED);
        assertThat(life.run().reason()).isEqualTo("not wanted");
        assertThat(life.ending()).get().isInstanceOf(RunCancelled.class);
        assertThat(life.notices()).hasSize(1);
        assertThat(life.reports()).isEmpty();
    }
}
