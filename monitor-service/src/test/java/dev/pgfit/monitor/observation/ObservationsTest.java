package dev.pgfit.monitor.observation;

import static dev.pgfit.monitor.Usages.at;
import static dev.pgfit.monitor.Usages.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.Problem;
import dev.pgfit.contracts.Target;
import dev.pgfit.monitor.Runs;
import dev.pgfit.monitor.Usages;
import dev.pgfit.monitor.constraint.TargetLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ObservationsTest {
    private final Observations observations = new Observations(ObservationTest.LIMITS, 2, 10);

    @Test
    void shouldHandOverSignalsThatCameBeforeTheInstallation() {
        // Given
        UUID run = UUID.randomUUID();
        observations.signal(run, new Signal.LoadBegan(at(1)));
        observations.signal(run, new Signal.LoadEnded(at(2), List.of()));
        observations.signal(run, new Signal.BenchmarkDone());

        // When
        Observation observation = observations.begin(plan(run));

        // Then
        assertThat(observation.ended()).isTrue();
        assertThat(observation.report(at(3)).problems())
                .extracting(Problem::where)
                .doesNotContain("load");
    }

    @Test
    void shouldForgetTheOldestWhenTooMuchComesEarly() {
        // Given
        UUID first = UUID.randomUUID();
        observations.signal(first, new Signal.BenchmarkDone());
        for (int i = 0; i < 256; i++) {
            observations.signal(UUID.randomUUID(), new Signal.BenchmarkDone());
        }

        // Then
        assertThat(observations.begin(plan(first)).ended()).isFalse();
    }

    @Test
    void shouldRememberTheLatestEndedOnes() {
        // Given
        List<UUID> runs = new ArrayList<>();

        // When
        for (int i = 0; i < 4; i++) {
            UUID run = UUID.randomUUID();
            runs.add(run);
            observations.ended(observations.begin(plan(run)));
        }

        // Then
        assertThat(observations.find(runs.get(1))).isEmpty();
        assertThat(observations.find(runs.get(2))).isPresent();
        assertThat(observations.find(runs.get(3))).isPresent();
    }

    @Test
    void shouldSkipWhenNothingWasInstalled() {
        // Given
        InstallationReport installation = Runs.installation(
                UUID.randomUUID(),
                Runs.spec(Runs.every(Usages.INTERVAL), Duration.ofMinutes(1)),
                at(0),
                Runs.failed(CandidateKind.POSTGRESQL),
                Runs.failed(CandidateKind.PGLITE));

        // When
        Observation observation = observations.begin(Plan.of(installation, at(1)));
        observation.end(Ending.NOTHING_TO_WATCH);

        // Then
        assertThat(observation.report(at(1)).outcome()).isEqualTo(PhaseOutcome.SKIPPED);
        assertThat(observation.report(at(1)).problems())
                .containsExactly(
                        new Problem("postgresql", "was not installed", "Node is missing"),
                        new Problem("pglite", "was not installed", "Node is missing"));
    }

    @Test
    void shouldReportBeforeTheRunsOwnDeadline() {
        // Given
        Target target = target(CandidateKind.PGLITE, "http://localhost/usage");
        InstallationReport minutes = Runs.installation(
                UUID.randomUUID(),
                Runs.spec(Runs.every(Usages.INTERVAL), Duration.ofMinutes(10)),
                at(0),
                Runs.installed(target));
        InstallationReport seconds = Runs.installation(
                UUID.randomUUID(),
                Runs.spec(Runs.every(Usages.INTERVAL), Duration.ofSeconds(10)),
                at(0),
                Runs.installed(target));

        // Then
        assertThat(Plan.of(minutes, at(1)).until()).isEqualTo(at(595));
        assertThat(Plan.of(seconds, at(1)).until()).isEqualTo(at(9));
    }

    private static Plan plan(UUID run) {
        return new Plan(
                run,
                List.of(target(CandidateKind.PGLITE, "http://localhost/usage")),
                Runs.every(Usages.INTERVAL),
                at(0),
                at(60),
                true,
                List.of(),
                new TargetLimits(400e6, 60),
                Environment.HOST);
    }
}
