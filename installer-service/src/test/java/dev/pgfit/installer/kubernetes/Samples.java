package dev.pgfit.installer.kubernetes;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Limits;
import dev.pgfit.contracts.PgliteSpec;
import dev.pgfit.contracts.Quantity;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Plans and settings as tests want them. */
final class Samples {
    static final UUID RUN = UUID.fromString("019ab000-0000-7000-8000-000000000001");
    static final OwnerReference OWNER = CandidatePod.owner("coordination.k8s.io/v1", "Lease", Labels.run(RUN), "uid-1");

    private Samples() {}

    static KubernetesSettings settings() {
        return settings(5432);
    }

    static KubernetesSettings settings(int port) {
        return settings(port, Duration.ofSeconds(3));
    }

    static KubernetesSettings settings(int port, Duration scheduling) {
        return settings("localhost/pgfit/postgres:0.1.0", "localhost/pgfit/pglite:0.1.0", port, scheduling);
    }

    /** @param scheduling how long a pod may wait for a node */
    static KubernetesSettings settings(String postgres, String pglite, int port, Duration scheduling) {
        return new KubernetesSettings(
                MockCluster.NAMESPACE,
                Optional.of(postgres),
                999,
                pglite,
                10001,
                new PodSize("512Mi", "1"),
                "1Gi",
                scheduling,
                Duration.ofSeconds(30),
                true,
                Map.of(),
                Optional.empty(),
                port,
                8090,
                new KubernetesSettings.Quota(8, "8Gi", "8"));
    }

    static CandidateSpec candidate(CandidateKind kind, KubernetesSettings settings, String memory) {
        Placing placing =
                new Placing(RUN, RUN, new Limits(Quantity.of(memory), null), Duration.ofMinutes(10), settings);
        return switch (kind) {
            case POSTGRESQL -> PostgresPod.of("18", placing);
            case PGLITE -> PglitePod.of(PgliteSpec.PINNED_VERSION, placing, false, 1);
        };
    }

    static PodReading reading(String life, int oomKills) {
        return new PodReading(
                true,
                life,
                2,
                1_000_000_000L,
                60_000_000,
                40_000_000,
                15_000_000,
                70_000_000,
                oomKills,
                0,
                4096,
                100,
                200,
                30_000_000,
                1L << 33,
                6,
                6);
    }
}
