package dev.pgfit.installer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateKind;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of candidates whose installer was killed. */
class RunLeasesTest {
    private MockCluster cluster;

    @BeforeEach
    void open() {
        cluster = MockCluster.open();
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void shouldTakeAwayWhatAnEarlierLifeOfThisInstallerLeft() throws Exception {
        // Given: its container was killed and started again in the same pod
        run(new RunLeases(cluster.cluster(), "installer-7"));
        RunLeases now = new RunLeases(cluster.cluster(), "installer-7");

        // When
        assertThat(now.reap()).singleElement().asString().contains("installer-7/", "1 pods");

        // Then
        assertThat(cluster.objects()).isZero();
    }

    @Test
    void shouldLeaveAloneWhatALivingInstallerHas() throws Exception {
        // Given
        run(new RunLeases(cluster.cluster(), "installer-1"));

        // When
        assertThat(new RunLeases(cluster.cluster(), "installer-2").reap()).isEmpty();

        // Then
        assertThat(cluster.objects()).isEqualTo(4);
    }

    @Test
    void shouldTakeAwayWhatAnInstallerLeftThatNoLongerRenews() throws Exception {
        // Given
        UUID run = run(new RunLeases(cluster.cluster(), "installer-1"));
        renewed(run, Duration.ofMinutes(2));

        // When
        assertThat(new RunLeases(cluster.cluster(), "installer-2").reap()).hasSize(1);

        // Then
        assertThat(cluster.objects()).isZero();
    }

    @Test
    void shouldRenewWhatItHolds() throws Exception {
        // Given
        RunLeases leases = new RunLeases(cluster.cluster(), "installer-1");
        UUID run = run(leases);
        renewed(run, Duration.ofMinutes(2));

        // When
        leases.renew();

        // Then
        assertThat(lease(run).getSpec().getRenewTime())
                .isAfter(ZonedDateTime.now(ZoneOffset.UTC).minusMinutes(1));
        assertThat(new RunLeases(cluster.cluster(), "installer-2").reap()).isEmpty();
    }

    @Test
    void shouldTryAgainWhatItCouldNotRemove() throws Exception {
        // Given: given up here, and yet there
        RunLeases leases = new RunLeases(cluster.cluster(), "installer-1");
        UUID run = run(leases);
        Lease lease = lease(run);
        leases.release(run);
        assertThat(cluster.objects()).isZero();
        lease.getMetadata().setResourceVersion(null);
        cluster.client().resource(lease).create();

        // When
        assertThat(leases.reap()).hasSize(1);

        // Then
        assertThat(cluster.objects()).isZero();
    }

    private UUID run(RunLeases leases) throws ClusterException {
        UUID run = UUID.randomUUID();
        OwnerReference owner = leases.acquire(run);
        PodPlan plan = PostgresPod.of("18", new Placing(run, run, null, Duration.ofMinutes(5), Samples.settings()))
                .plan();
        assertThat(plan.kind()).isEqualTo(CandidateKind.POSTGRESQL);
        cluster.cluster().create(CandidatePod.secret(plan, Samples.settings(), owner));
        cluster.cluster().create(CandidatePod.of(plan, Samples.settings(), owner));
        assertThat(cluster.objects()).isEqualTo(4);
        return run;
    }

    private void renewed(UUID run, Duration ago) {
        cluster.client()
                .leases()
                .inNamespace(MockCluster.NAMESPACE)
                .withName(Labels.run(run))
                .edit(lease -> new LeaseBuilder(lease)
                        .editSpec()
                        .withRenewTime(ZonedDateTime.now(ZoneOffset.UTC).minus(ago))
                        .endSpec()
                        .build());
    }

    private Lease lease(UUID run) {
        return cluster.client()
                .leases()
                .inNamespace(MockCluster.NAMESPACE)
                .withName(Labels.run(run))
                .get();
    }
}
