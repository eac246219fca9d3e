package dev.pgfit.installer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateKind;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CandidatePodTest {
    @ParameterizedTest
    @EnumSource
    void shouldKeepToTheRestrictedProfile(CandidateKind kind) {
        // When
        PodSpec pod = pod(kind).getSpec();

        // Then: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getHostNetwork()).isNull();
        assertThat(pod.getHostPID()).isNull();
        assertThat(pod.getVolumes()).allMatch(volume -> volume.getHostPath() == null);
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getContainers()).hasSize(2).allSatisfy(container -> {
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            assertThat(container.getSecurityContext().getCapabilities().getAdd())
                    .isEmpty();
            assertThat(container.getSecurityContext().getPrivileged()).isNull();
        });
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveEachContainerWhatItAsksForAndNoMore(CandidateKind kind) {
        // When
        PodSpec pod = pod(kind).getSpec();

        // Then
        assertThat(pod.getContainers()).allSatisfy(container -> {
            assertThat(container.getResources().getRequests())
                    .isEqualTo(container.getResources().getLimits())
                    .containsOnlyKeys("cpu", "memory", "ephemeral-storage");
        });
        assertThat(candidate(pod).getResources().getLimits())
                .containsEntry("memory", new Quantity("256Mi"))
                .containsEntry("cpu", new Quantity("1"));
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeProbed(CandidateKind kind) {
        // When
        PodSpec pod = pod(kind).getSpec();

        // Then
        assertThat(pod.getContainers()).allSatisfy(container -> {
            assertThat(container.getStartupProbe()).isNotNull();
            assertThat(container.getLivenessProbe()).isNotNull();
            assertThat(container.getReadinessProbe()).isNotNull();
        });
        // one connection is all that PGlite's server has: nobody may take it by a question in its protocol
        assertThat(candidate(pod).getLivenessProbe().getTcpSocket() != null).isEqualTo(kind == CandidateKind.PGLITE);
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotOutliveItsRun(CandidateKind kind) {
        // When
        Pod pod = pod(kind);

        // Then
        assertThat(pod.getMetadata().getOwnerReferences()).containsExactly(Samples.OWNER);
        assertThat(secret(kind).getMetadata().getOwnerReferences()).containsExactly(Samples.OWNER);
        assertThat(pod.getSpec().getActiveDeadlineSeconds())
                .isEqualTo(Duration.ofMinutes(10).toSeconds());
        assertThat(pod.getMetadata().getLabels())
                .containsEntry("pgfit.dev/run", Samples.RUN.toString())
                .containsEntry("pgfit.dev/candidate", kind.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void shouldKeepThePasswordToItself() {
        // Given
        CandidateSpec spec = Samples.candidate(CandidateKind.POSTGRESQL, Samples.settings(), "256Mi");
        String password =
                Optional.ofNullable(spec.address().at("10.0.0.1").password()).orElseThrow();

        // When
        String pod = Serialization.asYaml(CandidatePod.of(spec.plan(), Samples.settings(), Samples.OWNER));
        Map<String, String> secret = CandidatePod.secret(spec.plan(), Samples.settings(), Samples.OWNER)
                .getStringData();

        // Then
        assertThat(secret).containsExactly(Map.entry("POSTGRES_PASSWORD", password));
        assertThat(pod).doesNotContain(password).contains("secretKeyRef");
    }

    @ParameterizedTest
    @EnumSource
    void shouldLetTheProgramBesideItSeeItsProcessesAndReadItsData(CandidateKind kind) {
        // When
        PodSpec pod = pod(kind).getSpec();
        Container usage = pod.getContainers().get(1);

        // Then
        assertThat(pod.getShareProcessNamespace()).isTrue();
        assertThat(usage.getVolumeMounts()).allMatch(VolumeMount::getReadOnly);
        assertThat(usage.getVolumeMounts()).extracting(VolumeMount::getName).containsExactly("data", "usage");
        assertThat(pod.getVolumes())
                .filteredOn(volume -> volume.getName().equals("usage"))
                .extracting(volume -> volume.getConfigMap().getName())
                .containsExactly("pgfit-" + Samples.RUN);
    }

    @ParameterizedTest
    @EnumSource
    void shouldWriteOnlyToFoldersWithALimit(CandidateKind kind) {
        // When
        PodSpec pod = pod(kind).getSpec();

        // Then
        for (VolumeMount mount : candidate(pod).getVolumeMounts()) {
            Volume volume = pod.getVolumes().stream()
                    .filter(one -> one.getName().equals(mount.getName()))
                    .findFirst()
                    .orElseThrow();
            assertThat(volume.getEmptyDir().getSizeLimit()).isNotNull();
        }
    }

    @Test
    void shouldStartAgainUnlessItsDataAreGone() {
        // Given
        Placing placing = new Placing(Samples.RUN, Samples.RUN, null, Duration.ofMinutes(1), Samples.settings());

        // When
        CandidateSpec files = PglitePod.of("0.5.16", placing, false, 1);
        CandidateSpec memory = PglitePod.of("0.5.16", placing, true, 20);

        // Then
        assertThat(of(files).getSpec().getRestartPolicy()).isEqualTo("Always");
        assertThat(of(memory).getSpec().getRestartPolicy()).isEqualTo("Never");
        assertThat(candidate(of(memory).getSpec()).getArgs().getFirst())
                .contains("\"connections\":20")
                .doesNotContain("dataDir");
        assertThat(candidate(of(files).getSpec()).getArgs().getFirst()).contains("\"dataDir\":\"/data/pglite\"");
    }

    @Test
    void shouldKeepAwayFromOtherRunsAndNearItsOwn() {
        // When
        PodSpec pod = pod(CandidateKind.POSTGRESQL).getSpec();

        // Then
        var away = pod.getAffinity().getPodAntiAffinity().getRequiredDuringSchedulingIgnoredDuringExecution();
        assertThat(away).singleElement().satisfies(term -> {
            assertThat(term.getTopologyKey()).isEqualTo("kubernetes.io/hostname");
            assertThat(term.getLabelSelector().getMatchExpressions())
                    .anyMatch(one -> one.getKey().equals("pgfit.dev/run")
                            && one.getOperator().equals("NotIn")
                            && one.getValues().contains(Samples.RUN.toString()));
        });
        assertThat(pod.getAffinity().getPodAffinity().getPreferredDuringSchedulingIgnoredDuringExecution())
                .isNotEmpty();
    }

    @Test
    void shouldTuneForTheMemoryThatItGets() {
        // When
        Container large = candidate(of(Samples.candidate(CandidateKind.POSTGRESQL, Samples.settings(), "8Gi"))
                .getSpec());
        Container small = candidate(pod(CandidateKind.POSTGRESQL).getSpec());

        // Then
        assertThat(large.getArgs()).contains("shared_buffers=128MB");
        assertThat(small.getArgs()).contains("shared_buffers=32MB");
    }

    private static Container candidate(PodSpec pod) {
        return pod.getContainers().getFirst();
    }

    private static Pod pod(CandidateKind kind) {
        return of(Samples.candidate(kind, Samples.settings(), "256Mi"));
    }

    private static Pod of(CandidateSpec spec) {
        return CandidatePod.of(spec.plan(), Samples.settings(), Samples.OWNER);
    }

    private static io.fabric8.kubernetes.api.model.Secret secret(CandidateKind kind) {
        return CandidatePod.secret(
                Samples.candidate(kind, Samples.settings(), "256Mi").plan(), Samples.settings(), Samples.OWNER);
    }
}
