package dev.pgfit.installer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateKind;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodStateTest {
    private static final PodSize SIZE = new PodSize("256Mi", "1");

    @Test
    void shouldGiveTheSchedulersWords() {
        assertThat(of("", Statuses.unschedulable("0/3 nodes are available: 3 Insufficient memory.")))
                .isEqualTo(new PodState.Unscheduled(Optional.of("0/3 nodes are available: 3 Insufficient memory.")));
        assertThat(of("", new PodStatus())).isEqualTo(new PodState.Unscheduled(Optional.empty()));
    }

    @Test
    void shouldTellWaitingFromTrouble() {
        assertThat(of("n", Statuses.waiting("ContainerCreating", "")))
                .isEqualTo(new PodState.Starting("n", Optional.empty()));
        assertThat(of("n", Statuses.waiting("ErrImagePull", "manifest unknown")))
                .isEqualTo(new PodState.Starting("n", Optional.of("ErrImagePull: manifest unknown")));
    }

    @Test
    void shouldFindAContainerThatRunsAndHowItDiedBefore() {
        // When
        PodState first = of("n", Statuses.running("10.0.0.7", 0));
        PodState second = of("n", Statuses.runningAfter("10.0.0.7", 1, "OOMKilled", 137));

        // Then
        assertThat(first).isEqualTo(new PodState.Running("10.0.0.7", "n", true, 0, Optional.empty()));
        assertThat(second).isInstanceOfSatisfying(PodState.Running.class, running -> {
            assertThat(running.restarts()).isEqualTo(1);
            assertThat(running.lastDeath().orElseThrow().inWords(CandidateKind.POSTGRESQL, SIZE))
                    .isEqualTo("PostgreSQL needs more than 256 MiB here: its container was OOMKilled");
        });
    }

    @Test
    void shouldFindADeadContainerWhetherOrNotItWillBeStartedAgain() {
        for (PodStatus status :
                new PodStatus[] {Statuses.died("10.0.0.7", 0, "Error", 1), Statuses.crashLoop("10.0.0.7", 0, "Error", 1)
                }) {
            assertThat(of("n", status))
                    .isInstanceOfSatisfying(
                            PodState.Dead.class,
                            dead -> assertThat(dead.death().inWords(CandidateKind.PGLITE, SIZE))
                                    .isEqualTo("exited with 1 (Error)"));
        }
    }

    @Test
    void shouldSayWhyAPodIsOver() {
        assertThat(of("n", Statuses.failed("Evicted", "The node was low on resource: memory. ")))
                .isEqualTo(new PodState.Over("its pod was evicted: The node was low on resource: memory."));
        assertThat(of("n", Statuses.failed("DeadlineExceeded", "Pod was active on the node longer than specified")))
                .isEqualTo(new PodState.Over(
                        "its pod was ended by its deadline: Pod was active on the node longer than specified"));
    }

    @Test
    void shouldTakeAPodBeingDeletedAsLost() {
        // Given: the taint manager's words
        PodStatus status = Statuses.running("10.0.0.7", 0);
        Pod pod = pod("n", status);
        pod.getMetadata().setDeletionTimestamp("2026-11-25T00:00:00Z");

        // Then
        assertThat(PodState.of(pod)).isEqualTo(new PodState.Over("its pod was deleted"));
    }

    private static PodState of(String node, PodStatus status) {
        return PodState.of(pod(node, status));
    }

    private static Pod pod(String node, PodStatus status) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("p")
                .endMetadata()
                .withNewSpec()
                .withNodeName(node)
                .endSpec()
                .withStatus(status)
                .build();
    }
}
