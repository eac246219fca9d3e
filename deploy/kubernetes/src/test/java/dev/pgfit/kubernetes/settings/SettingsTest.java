package dev.pgfit.kubernetes.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.kubernetes.render.Kustomize;
import dev.pgfit.kubernetes.render.Manifests;
import dev.pgfit.kubernetes.render.Resource;
import dev.pgfit.kubernetes.render.Table;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @BeforeAll
    static void needsKubectl() {
        assumeTrue(Kustomize.whyNot().isEmpty(), () -> Kustomize.whyNot().orElseThrow());
    }

    static List<String> names() {
        return Manifests.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldSetOnlyWhatIsRead(String name) {
        // Given
        KnownSettings known = new KnownSettings();

        // Then
        assertThat(variables(Manifests.of(name)))
                .filteredOn(variable -> variable.startsWith("PGFIT_"))
                .filteredOn(variable -> !variable.startsWith("PGFIT_EMBEDDED_"))
                .hasSizeGreaterThan(4)
                .allMatch(known::contains);
    }

    @Test
    void shouldKnowAnUnknownSetting() {
        // Given
        KnownSettings known = new KnownSettings();

        // Then
        assertThat(known.contains("PGFIT_DECISION_INSTALLER_URL")).isTrue();
        assertThat(known.contains("PGFIT_MONITOR_POLL_MAX_BYTES")).isTrue();
        assertThat(known.contains("PGFIT_DECISION_INSTALLER_URI")).isFalse();
        assertThat(known.contains("PGFIT_MONITOR_MAX_BYTES")).isFalse();
    }

    @Test
    void shouldGiveTheInstallerTheRightsThatAreDocumented() {
        // Given
        Resource role = Manifests.of("prod").stream()
                .filter(resource -> resource.is("Role", "installer-service"))
                .findAny()
                .orElseThrow();

        // When
        Set<String> given = new TreeSet<>();
        role.node()
                .path("rules")
                .forEach(rule -> rule.path("resources")
                        .forEach(resource -> rule.path("verbs")
                                .forEach(verb -> given.add(rule.at("/apiGroups/0")
                                                .asText() + " " + resource.asText() + " " + verb.asText()))));

        // Then
        Set<String> documented = new TreeSet<>();
        for (List<String> row : Table.under("What the installer may do")) {
            String group = row.get(0).equals("core") ? "" : row.get(0);
            for (String verb : row.get(2).split(", ")) {
                documented.add(group + " " + row.get(1) + " " + verb);
            }
        }
        assertThat(given).isNotEmpty().isEqualTo(documented);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void shouldAskForWhatIsDocumented(String name) {
        // Given
        List<List<String>> documented = Table.under("Pods");

        // Then
        assertThat(documented).hasSize(5).allSatisfy(row -> {
            JsonNode resources = Manifests.of(name).stream()
                    .filter(resource -> resource.is("Deployment", row.get(0)))
                    .findAny()
                    .orElseThrow()
                    .node()
                    .at("/spec/template/spec/containers/0/resources");
            assertThat(both(resources.path("requests"))).as("%s", row).isEqualTo(row.get(1));
            assertThat(both(resources.path("limits"))).as("%s", row).isEqualTo(row.get(2));
        });
    }

    private static String both(JsonNode resources) {
        return resources.path("cpu").asText() + ", " + resources.path("memory").asText();
    }

    /** Names of the environment variables of all services. */
    private static Set<String> variables(List<Resource> resources) {
        Set<String> variables = new TreeSet<>();
        for (Resource resource : resources) {
            if (resource.kind().equals("ConfigMap")) {
                resource.node().path("data").fieldNames().forEachRemaining(variables::add);
            }
            Stream.of(resource.node().at("/spec/template/spec/containers"))
                    .flatMap(containers -> containers.valueStream())
                    .flatMap(container -> container.path("env").valueStream())
                    .forEach(variable -> variables.add(variable.path("name").asText()));
        }
        return variables;
    }
}
