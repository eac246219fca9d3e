package dev.pgfit.installer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.contracts.AppliedLimits;
import dev.pgfit.contracts.CandidateInstallation;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateRestarted;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.DisposableCandidate;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.Installed;
import dev.pgfit.installer.installation.UnavailableException;
import dev.pgfit.installer.schema.Database;
import dev.pgfit.testkit.TestPostgres;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an API server without nodes: the test says what a scheduler and a kubelet would. The database is real. */
class KubernetesSiteTest {
    private static final String HERE = "127.0.0.1";

    @AutoClose
    private static TestPostgres postgres;

    @TempDir
    Path folder;

    private volatile Optional<PodReading> reading = Optional.of(Samples.reading("1", 0));
    private MockCluster cluster;

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start();
        execute("create role postgres superuser login");
    }

    @BeforeEach
    void open() {
        cluster = MockCluster.open();
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void shouldInstallServeCountAndTakeAway() throws Exception {
        try (Scene scene = scene(this::run)) {
            // When
            CandidateInstallation result = scene.install(CandidateKind.POSTGRESQL, "256Mi");

            // Then
            assertThat(result).isInstanceOfSatisfying(Installed.class, installed -> {
                assertThat(installed.target().environment()).isEqualTo(Environment.KUBERNETES);
                assertThat(installed.target().endpoint().host()).isEqualTo(HERE);
                assertThat(installed.target().engineVersion()).isEqualTo("18.6");
                assertThat(installed.limits())
                        .extracting(AppliedLimits::inWords)
                        .isEqualTo("memory 256Mi (pod)");
                assertThat(installed.footprint().memoryBytes()).isEqualTo(40_000_000);
                assertThat(installed.notes())
                        .contains(
                                "in a pod of 256Mi and 1 CPU on node node-1",
                                "usage of its own control group, version 2");
                assertThat(installed.steps())
                        .extracting(step -> step.name())
                        .containsExactly("schedule", "image", "start", "schema", "verify");
            });
            assertThat(usage(scene)).hasValueSatisfying(usage -> {
                assertThat(usage.running()).isTrue();
                assertThat(usage.cpuSeconds()).isEqualTo(1);
            });
            assertThat(cluster.objects()).isEqualTo(4);

            // When
            scene.end();

            // Then
            assertThat(cluster.objects()).isZero();
        }
    }

    @Test
    void shouldCountNothingWhileNobodyCanTell() throws Exception {
        try (Scene scene = scene(this::run)) {
            // Given
            scene.install(CandidateKind.POSTGRESQL, null);

            // When
            reading = Optional.empty();

            // Then: a gap is no zero
            assertThat(usage(scene)).isEmpty();
        }
    }

    @Test
    void shouldTellThatItDiedForLackOfMemoryAndServesAgain() throws Exception {
        try (Scene scene = scene(this::run)) {
            // Given
            scene.install(CandidateKind.POSTGRESQL, "256Mi");
            String pod = pod(scene);

            // When
            cluster.status(pod, Statuses.died(HERE, 0, "OOMKilled", 137));
            awaitDown(scene);
            reading = Optional.of(Samples.reading("2", 0));
            cluster.status(pod, Statuses.runningAfter(HERE, 1, "OOMKilled", 137));

            // Then
            CandidateRestarted told = scene.restart();
            assertThat(told.reason()).isEqualTo("PostgreSQL needs more than 256 MiB here: its container was OOMKilled");
            assertThat(told.restarts()).isEqualTo(1);
            assertThat(told.outage()).isBetween(Duration.ZERO, Duration.ofSeconds(30));
            assertThat(usage(scene))
                    .hasValueSatisfying(usage -> assertThat(usage.restarts()).isEqualTo(1));
        }
    }

    @Test
    void shouldTellThatTheKernelEndedOneOfItsProcesses() throws Exception {
        try (Scene scene = scene(this::run)) {
            // Given
            scene.install(CandidateKind.POSTGRESQL, "256Mi");

            // When: as with version 1 of control groups, where the container lives on
            reading = Optional.of(Samples.reading("1", 1));
            usage(scene);

            // Then
            assertThat(scene.restart().reason())
                    .isEqualTo("PostgreSQL needs more than 256 MiB here: the kernel ended one of its processes");
        }
    }

    @Test
    void shouldGiveUpOneThatKeepsDying() throws Exception {
        try (Scene scene = scene(this::run)) {
            // Given
            scene.install(CandidateKind.POSTGRESQL, "256Mi");

            // When
            cluster.status(pod(scene), Statuses.crashLoop(HERE, 5, "OOMKilled", 137));

            // Then: the kubelet would go on for ever
            assertThat(scene.loss()).contains("needs more than 256 MiB", "it has died 6 times");
            await(() -> cluster.pods().isEmpty());
        }
    }

    @Test
    void shouldSayWhyItWasEvicted() throws Exception {
        try (Scene scene = scene(this::run)) {
            // Given
            scene.install(CandidateKind.POSTGRESQL, "256Mi");

            // When
            cluster.status(pod(scene), Statuses.failed("Evicted", "The node was low on resource: memory."));

            // Then
            String why = "its pod was evicted: The node was low on resource: memory.";
            assertThat(scene.loss()).isEqualTo(why);
            assertThat(usage(scene)).hasValueSatisfying(usage -> {
                assertThat(usage.running()).isFalse();
                assertThat(usage.down()).isEqualTo(why);
            });
        }
    }

    @Test
    void shouldNoticeThatSomebodyDeletedIt() throws Exception {
        try (Scene scene = scene(this::run)) {
            // Given
            scene.install(CandidateKind.POSTGRESQL, "256Mi");

            // When
            cluster.client()
                    .pods()
                    .inNamespace(MockCluster.NAMESPACE)
                    .withName(pod(scene))
                    .delete();

            // Then
            assertThat(scene.loss()).isEqualTo("its pod was deleted");
        }
    }

    @Test
    void shouldFailWithTheSchedulersWordsWhenNoNodeHasRoom() throws Exception {
        String words = "0/3 nodes are available: 3 Insufficient memory.";
        try (Scene scene = scene(pod -> cluster.status(pod.getMetadata().getName(), Statuses.unschedulable(words)))) {
            // When
            InstallationFailed failed = (InstallationFailed) scene.install(CandidateKind.POSTGRESQL, "64Gi");

            // Then
            assertThat(failed.failedStep()).isEqualTo("schedule");
            assertThat(failed.reason())
                    .isEqualTo("No node was found for PostgreSQL's pod of 64Gi and 1 CPU within 3 s: " + words);
            assertThat(failed.rollback().complete()).isTrue();
            assertThat(cluster.objects()).isZero();
        }
    }

    @Test
    void shouldFailWithTheKubeletsWordsWhenAnImageCannotBeHad() throws Exception {
        try (Scene scene = scene(pod -> {
            cluster.schedule(pod.getMetadata().getName(), "node-1");
            cluster.status(pod.getMetadata().getName(), Statuses.waiting("ImagePullBackOff", "manifest unknown"));
        })) {
            // When
            InstallationFailed failed = (InstallationFailed) scene.install(CandidateKind.POSTGRESQL, null);

            // Then
            assertThat(failed.failedStep()).isEqualTo("image");
            assertThat(failed.reason())
                    .contains("localhost/pgfit/postgres:0.1.0", "ImagePullBackOff: manifest unknown");
            assertThat(cluster.objects()).isZero();
        }
    }

    @Test
    void shouldSayHowMuchMemoryWasNotEnoughWhenItDiesWhileItStarts() throws Exception {
        try (Scene scene = scene(pod -> {
            cluster.schedule(pod.getMetadata().getName(), "node-1");
            cluster.status(pod.getMetadata().getName(), Statuses.crashLoop(HERE, 0, "OOMKilled", 137));
        })) {
            // When
            InstallationFailed failed = (InstallationFailed) scene.install(CandidateKind.POSTGRESQL, "64Mi");

            // Then
            assertThat(failed.reason())
                    .isEqualTo("PostgreSQL needs more than 64 MiB here: its container was OOMKilled");
            assertThat(cluster.objects()).isZero();
        }
    }

    @Test
    void shouldPassOnThatTheQuotaIsExhausted() throws Exception {
        // Given
        String words = "pods \"x\" is forbidden: exceeded quota: candidates, requested: pods=1, used: pods=12";
        cluster.refuseOnce("/api/v1/namespaces/pgfit-candidates/pods", words);
        try (Scene scene = scene(this::run)) {
            // When
            InstallationFailed failed = (InstallationFailed) scene.install(CandidateKind.POSTGRESQL, null);

            // Then
            assertThat(failed.failedStep()).isEqualTo("schedule");
            assertThat(failed.reason())
                    .startsWith("The cluster did not create pod")
                    .endsWith(words);
            assertThat(cluster.objects()).isZero();
        }
    }

    @Test
    void shouldGiveDisposableOnesThatBelongToTheRun() throws Exception {
        try (Scene scene = scene(this::run)) {
            // Given
            Installed installed = (Installed) scene.install(CandidateKind.POSTGRESQL, "256Mi");
            OwnerReference owner =
                    cluster.pods().getFirst().getMetadata().getOwnerReferences().getFirst();

            // When
            DisposableCandidate given = scene.installations
                    .giveDisposable(scene.run, CandidateKind.POSTGRESQL)
                    .orElseThrow();

            // Then
            assertThat(given.target().endpoint().password())
                    .isNotEqualTo(installed.target().endpoint().password());
            assertThat(cluster.pods())
                    .hasSize(2)
                    .allSatisfy(pod ->
                            assertThat(pod.getMetadata().getOwnerReferences()).containsExactly(owner));

            // When
            assertThat(scene.installations.endDisposable(scene.run, given.id())).isTrue();

            // Then: the run's own stays, with its owner
            assertThat(cluster.objects()).isEqualTo(4);

            // When
            scene.end();

            // Then
            assertThat(cluster.objects()).isZero();
            assertThatThrownBy(() -> scene.installations.giveDisposable(scene.run, CandidateKind.POSTGRESQL))
                    .isInstanceOf(UnavailableException.class);
        }
    }

    /** A kubelet with a real database: what an image does with the password at its first start is done here. */
    private void run(Pod pod) {
        String name = pod.getMetadata().getName();
        String password = cluster.client()
                .secrets()
                .inNamespace(MockCluster.NAMESPACE)
                .withName(name)
                .get()
                .getStringData()
                .get("POSTGRES_PASSWORD");
        execute("alter role postgres password '" + password + "'");
        cluster.schedule(name, "node-1");
        cluster.status(name, Statuses.waiting("ContainerCreating", ""));
        cluster.status(name, Statuses.running(HERE, 0));
    }

    private static void execute(String sql) {
        try (Connection connection = Database.connect(postgres.endpoint());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Scene scene(Consumer<Pod> kubelet) {
        return new Scene(
                cluster,
                Samples.settings(postgres.endpoint().port()),
                (ip, port) -> reading.orElseThrow(() -> new IOException("nobody answers")),
                folder,
                kubelet);
    }

    private static Optional<CandidateUsage> usage(Scene scene) {
        return scene.installations.usage(scene.run).orElseThrow().of(CandidateKind.POSTGRESQL);
    }

    private static String pod(Scene scene) {
        return "postgresql-" + scene.run;
    }

    private static void awaitDown(Scene scene) throws InterruptedException {
        await(() -> usage(scene).filter(CandidateUsage::running).isEmpty());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
