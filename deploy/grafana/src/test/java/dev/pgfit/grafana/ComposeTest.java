package dev.pgfit.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code deploy/compose}: valid by the schema that docker-compose carries, and every container within its limits. */
class ComposeTest {
    private static final Path FILE = Repository.ROOT.resolve("deploy/compose/compose.yaml");

    @Test
    void shouldBeValidAndKeepEveryContainerWithinItsLimits() throws Exception {
        // Given
        Tool.needs("docker-compose", "it is a package of Debian's; .ci/prepare installs it");

        // When
        Tool valid = Tool.run("docker-compose", "-f", FILE.toString(), "config");

        // Then
        assertThat(valid.exitCode()).as(valid.output()).isZero();
        JsonNode services = new ObjectMapper(new YAMLFactory())
                .readTree(valid.output().substring(valid.output().indexOf("services:")))
                .path("services");
        assertThat(services).hasSize(9);
        services.properties()
                .forEach(service -> assertThat(List.of(
                                service.getValue().path("read_only").asBoolean(),
                                service.getValue().at("/cap_drop/0").asText().equals("ALL"),
                                service.getValue().at("/healthcheck/test").isArray(),
                                service.getValue().has("mem_limit"),
                                service.getValue().has("cpus"),
                                service.getValue().path("user").asText().matches("[1-9]\\d*:[1-9]\\d*")))
                        .as(service.getKey())
                        .containsOnly(true));
    }

    @Test
    void shouldMountOnlyWhatThereIs() {
        // Given
        JsonNode services = Repository.yaml(FILE).path("services");

        // Then
        for (String name : List.of("prometheus", "grafana")) {
            Dashboard.stream(services.path(name).path("volumes"))
                    .map(JsonNode::asText)
                    .filter(volume -> volume.startsWith(".."))
                    .forEach(volume -> assertThat(FILE.resolveSibling(volume.split(":", -1)[0]))
                            .matches(Files::exists, "is there"));
        }
    }
}
