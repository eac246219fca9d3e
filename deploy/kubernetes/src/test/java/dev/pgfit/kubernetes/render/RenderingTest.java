package dev.pgfit.kubernetes.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RenderingTest {
    private static final int ANNOTATIONS = 256 * 1024;

    @BeforeAll
    static void needsKubectl() {
        assumeTrue(Kustomize.whyNot().isEmpty(), () -> Kustomize.whyNot().orElseThrow());
    }

    static List<String> names() {
        return Manifests.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldRenderEverythingOnce(String name) {
        // When
        List<Resource> resources = Manifests.of(name);

        // Then
        assertThat(resources)
                .isNotEmpty()
                .extracting(Resource::toString)
                .doesNotHaveDuplicates()
                .contains(
                        "Deployment pgfit/decision-service",
                        "Deployment pgfit/installer-service",
                        "Deployment pgfit/benchmark-service",
                        "Deployment pgfit/monitor-service",
                        "Deployment pgfit/compat-service",
                        "Namespace pgfit",
                        "Namespace pgfit-candidates");
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldLeaveNothingToFillIn(String name) {
        // When
        String text = Manifests.of(name).stream()
                .map(resource -> resource.node().toString())
                .collect(Collectors.joining("\n"));

        // Then
        assertThat(text).doesNotContain("SITE", "\"SERVICE\"", "registry/pgfit", ":version\"", ":null");
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldFitIntoWhatKubectlNotesOfThem(String name) {
        // Then: kubectl apply keeps a resource in an annotation of itself, and annotations have an end
        assertThat(Manifests.of(name))
                .allSatisfy(
                        resource -> assertThat(TextNode.valueOf(resource.node().toString())
                                        .toString()
                                        .length())
                                .as("%s", resource)
                                .isLessThan(ANNOTATIONS));
    }

    @Test
    void shouldUseEveryComponent() {
        // Given
        Set<String> used = Manifests.names().stream()
                .flatMap(name -> Manifests.parts(name).stream())
                .collect(Collectors.toSet());

        // Then
        assertThat(Manifests.components())
                .isNotEmpty()
                .allSatisfy(component ->
                        assertThat(used).contains(component.getFileName().toString()));
    }

    @Test
    void shouldRefuseWhatIsBroken() throws IOException {
        // Given
        Path folder = Files.createDirectories(Path.of("target", "broken"));
        Files.writeString(folder.resolve("kustomization.yaml"), "resources: [not-there.yaml]\n");

        // Then
        assertThatThrownBy(() -> Kustomize.render(folder))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not-there.yaml");
    }
}
