package dev.pgfit.kubernetes.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RenderingTest {
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

    @Test
    void shouldUseEveryComponent() {
        // Given
        String used =
                Manifests.names().stream().map(RenderingTest::kustomization).collect(Collectors.joining());

        // Then
        assertThat(Manifests.components())
                .isNotEmpty()
                .allSatisfy(component -> assertThat(used).contains("components/" + component.getFileName()));
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

    private static String kustomization(String name) {
        try {
            return Files.readString(Manifests.folder(name).resolve("kustomization.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
