package dev.pgfit.installer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.installer.environment.Site.Obstacle;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessTest {
    @Test
    void shouldFindNothingInTheWayWhereAllIsAllowed() {
        // Given
        try (MockCluster cluster = MockCluster.open()) {
            // Then
            assertThat(new Access(cluster.cluster()).obstacle()).isEmpty();
            assertThat(cluster.objects()).isZero();
        }
    }

    @Test
    void shouldNameEachRightThatIsMissing() {
        // Given: a view role, say
        try (MockCluster cluster = MockCluster.bare(review -> !review.getSpec()
                        .getResourceAttributes()
                        .getVerb()
                        .equals("create")
                || review.getSpec().getResourceAttributes().getResource().equals("namespaces"))) {
            // When
            Optional<Obstacle> obstacle = new Access(cluster.cluster()).obstacle();

            // Then
            assertThat(obstacle.orElseThrow().field()).isEqualTo("environment");
            assertThat(obstacle.orElseThrow().message())
                    .contains("In the namespace pgfit-candidates", "create pods", "create secrets", "create leases")
                    .doesNotContain("delete");
        }
    }

    @Test
    void shouldSayWhatToDoWithoutANamespace() {
        // Given
        try (MockCluster cluster = MockCluster.bare(review ->
                !review.getSpec().getResourceAttributes().getResource().equals("namespaces"))) {
            // Then
            assertThat(new Access(cluster.cluster()).obstacle().orElseThrow().message())
                    .contains("There is no namespace pgfit-candidates", "apply deploy/kubernetes");
        }
    }

    @Test
    void shouldSayThatNoClusterAnswers() {
        // Given: nobody listens there
        try (KubernetesClient client = client("http://127.0.0.1:1")) {
            // Then
            assertThat(new Access(new Cluster(client, "x"))
                            .obstacle()
                            .orElseThrow()
                            .message())
                    .contains("No Kubernetes cluster answers at http://127.0.0.1:1/", "kubeconfig");
        }
    }

    @Test
    void shouldNotWaitForAClusterThatSaysNothing() throws Exception {
        // Given: it takes the connection, and that is all
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
                KubernetesClient client = client("http://127.0.0.1:" + silent.getLocalPort())) {
            // When
            long before = System.nanoTime();
            Optional<Obstacle> obstacle = new Access(new Cluster(client, "x")).obstacle();

            // Then
            assertThat(obstacle.orElseThrow().message()).contains("http://127.0.0.1:");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
        }
    }

    private static KubernetesClient client(String url) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(url)
                .withConnectionTimeout(1000)
                .withRequestTimeout(1000)
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
