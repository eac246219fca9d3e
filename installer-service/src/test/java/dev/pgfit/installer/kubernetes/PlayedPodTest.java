package dev.pgfit.installer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateInstallation;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.DisposableCandidate;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.Installed;
import dev.pgfit.installer.container.ContainerSettings;
import dev.pgfit.installer.container.TestEngine;
import dev.pgfit.installer.edge.PodUsageClient;
import dev.pgfit.installer.schema.Database;
import dev.pgfit.installer.schema.Verification;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The pods that the installer creates, run for real: an API server without nodes, and podman in the place of a kubelet.
 * Images, limits, security contexts, volumes, secret, shared process namespace and the program beside the candidate are
 * the same as in a cluster; scheduling, probes and eviction are not there.
 */
class PlayedPodTest {
    @TempDir
    Path folder;

    private KubernetesSettings settings;
    private Podman podman;
    private MockCluster cluster;
    private PodmanKubelet kubelet;

    @BeforeEach
    void open() throws Exception {
        TestEngine.assume();
        ContainerSettings images = TestEngine.settings();
        settings = Samples.settings(images.postgresImage("18"), images.pglite(), 5432, Duration.ofMinutes(1));
        podman = new Podman(folder);
        podman.assumeReady(settings.postgresImage("18"), settings.pglite());
        cluster = MockCluster.open();
        kubelet = new PodmanKubelet(cluster, podman);
    }

    @AfterEach
    void close() throws Exception {
        if (cluster != null) {
            kubelet.close();
            cluster.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldServeOverTheNetworkTellItsUseAndGo(CandidateKind kind) throws Exception {
        Scene scene = scene();
        try (scene) {
            // When
            CandidateInstallation result = scene.install(kind, "512Mi");

            // Then
            assertThat(result).isInstanceOf(Installed.class);
            Installed installed = (Installed) result;
            Endpoint endpoint = installed.target().endpoint();
            assertThat(endpoint.host()).isNotEqualTo("127.0.0.1");
            assertThat(installed.footprint().memoryBytes()).isBetween(5L << 20, 512L << 20);
            assertThat(installed.footprint().diskBytes()).isGreaterThan(10L << 20);

            // When
            CandidateUsage before = usage(scene, kind);
            try (Connection connection = Database.connect(endpoint)) {
                assertThat(Verification.ask(connection, "select count(*) from generate_series(1, 2000000)"))
                        .isEqualTo("2000000");
            }
            CandidateUsage after = usage(scene, kind);

            // Then
            assertThat(after.cpuSeconds()).isBetween(before.cpuSeconds() + 0.02, before.cpuSeconds() + 30);
            assertThat(after.networkReceivedBytes()).isGreaterThan(before.networkReceivedBytes());
            assertThat(after.processes()).isPositive();
            assertThat(after.restarts()).isZero();
        }
        awaitNothing(scene);
    }

    @Test
    void shouldFindThatPgliteNeedsMoreMemory() throws Exception {
        Scene scene = scene();
        try (scene) {
            // When: its WebAssembly alone takes more
            CandidateInstallation result = scene.install(CandidateKind.PGLITE, "64Mi");

            // Then
            assertThat(result).isInstanceOfSatisfying(InstallationFailed.class, failed -> {
                assertThat(failed.failedStep()).isIn("image", "start");
                assertThat(failed.reason()).startsWith("PGlite needs more than 64 MiB here: ");
            });
        }
        awaitNothing(scene);
    }

    @Test
    void shouldGiveADisposableOneWithAPoolOfConnections() throws Exception {
        Scene scene = scene();
        try (scene) {
            // Given
            assertThat(scene.install(CandidateKind.POSTGRESQL, null)).isInstanceOf(Installed.class);

            // When
            DisposableCandidate given = scene.installations
                    .giveDisposable(scene.run, CandidateKind.PGLITE)
                    .orElseThrow();

            // Then
            Endpoint endpoint = given.target().endpoint();
            try (Connection one = Database.connect(endpoint);
                    Connection two = Database.connect(endpoint)) {
                assertThat(Verification.ask(one, "select 1")).isEqualTo("1");
                assertThat(Verification.ask(two, "select 2")).isEqualTo("2");
            }
        }
        awaitNothing(scene);
    }

    private Scene scene() {
        return new Scene(cluster, settings, new PodUsageClient(), folder, kubelet);
    }

    private static CandidateUsage usage(Scene scene, CandidateKind kind) {
        return scene.installations.usage(scene.run).orElseThrow().of(kind).orElseThrow();
    }

    private void awaitNothing(Scene scene) throws Exception {
        assertThat(cluster.objects()).isZero();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (podman.left(scene.run.toString()) > 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(100);
        }
    }
}
