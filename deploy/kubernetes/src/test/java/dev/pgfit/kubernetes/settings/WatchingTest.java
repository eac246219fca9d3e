package dev.pgfit.kubernetes.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pgfit.kubernetes.render.Kustomize;
import dev.pgfit.kubernetes.render.Manifests;
import dev.pgfit.kubernetes.render.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WatchingTest {
    private static final Path DEPLOY = Path.of("..");

    @BeforeAll
    static void needsKubectl() {
        assumeTrue(Kustomize.whyNot().isEmpty(), () -> Kustomize.whyNot().orElseThrow());
    }

    @Test
    void shouldGiveTheOperatorTheRulesThatPrometheusHas() throws IOException {
        // Given
        JsonNode rules = new YAMLMapper()
                .readTree(DEPLOY.resolve("prometheus/rules.yaml").toFile());

        // Then: components/prometheus-operator/make-rules mends it
        assertThat(only("prod", "PrometheusRule", "pgfit").at("/spec/groups"))
                .isNotEmpty()
                .isEqualTo(rules.path("groups"));
    }

    @Test
    void shouldShowEveryDashboard() throws IOException {
        // Given
        Set<String> dashboards;
        try (var files = Files.list(DEPLOY.resolve("grafana/dashboards"))) {
            dashboards =
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }

        // Then
        assertThat(dashboards).isNotEmpty();
        assertThat(shown("prod")).isEqualTo(dashboards);
        assertThat(shown("dev-watched")).isEqualTo(dashboards);
        assertThat(mounted()).hasSameSizeAs(dashboards);
    }

    @Test
    void shouldScrapeEveryServiceUnderItsName() throws IOException {
        // Given
        List<Resource> resources = Manifests.of("dev-watched");

        // When
        JsonNode scraping = new YAMLMapper()
                .readTree(resources.stream()
                        .filter(resource -> resource.kind().equals("ConfigMap"))
                        .map(resource ->
                                resource.node().at("/data/prometheus.yaml").asText())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining()));

        // Then
        assertThat(scraping.path("scrape_configs")).hasSize(5).allSatisfy(job -> {
            String service = job.path("job_name").asText();
            String name = job.at("/dns_sd_configs/0/names/0").asText();
            JsonNode pods = only("dev-watched", "Service", name);
            assertThat(pods.at("/spec/clusterIP").asText()).isEqualTo("None");
            assertThat(pods.at("/spec/selector/app.kubernetes.io~1name").asText())
                    .isEqualTo(service);
            assertThat(pods.at("/spec/ports/0/port")).isEqualTo(job.at("/dns_sd_configs/0/port"));
        });
    }

    /** Files of the dashboards in ConfigMaps that something takes them from. */
    private static Set<String> shown(String name) {
        return Manifests.of(name).stream()
                .filter(resource -> resource.kind().equals("ConfigMap"))
                .filter(resource -> resource.name().startsWith("grafana-dashboard-"))
                .filter(resource ->
                        !name.startsWith("prod") || "1".equals(resource.labels().get("grafana_dashboard")))
                .flatMap(resource -> Resource.strings(resource.node().path("data")).keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode mounted() {
        return only("dev-watched", "Deployment", "grafana")
                .at("/spec/template/spec/volumes")
                .valueStream()
                .filter(volume -> volume.path("name").asText().equals("dashboards"))
                .findAny()
                .orElseThrow()
                .at("/projected/sources");
    }

    private static JsonNode only(String manifests, String kind, String name) {
        return Manifests.of(manifests).stream()
                .filter(resource -> resource.is(kind, name))
                .findAny()
                .orElseThrow()
                .node();
    }
}
