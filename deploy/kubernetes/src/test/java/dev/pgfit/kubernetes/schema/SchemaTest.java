package dev.pgfit.kubernetes.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgfit.kubernetes.render.Kustomize;
import dev.pgfit.kubernetes.render.Manifests;
import dev.pgfit.kubernetes.render.Resource;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {
    private static Schemas schemas = new Schemas(Map.of());

    @BeforeAll
    static void needsKubectlAndNpm() {
        assumeTrue(Kustomize.whyNot().isEmpty(), () -> Kustomize.whyNot().orElseThrow());
        try {
            schemas = new Schemas(NpmTypings.all());
        } catch (UncheckedIOException e) {
            abort("the schemas that npm has can't be had: " + e.getMessage());
        }
    }

    static List<String> names() {
        return Manifests.names();
    }

    /** The largest resource of each kind. */
    static Collection<Resource> kinds() {
        assumeTrue(Kustomize.whyNot().isEmpty(), () -> Kustomize.whyNot().orElseThrow());
        return Manifests.names().stream()
                .flatMap(name -> Manifests.of(name).stream())
                .collect(Collectors.toMap(
                        Resource::kind,
                        resource -> resource,
                        BinaryOperator.maxBy(Comparator.comparing(
                                resource -> resource.node().toString().length())),
                        TreeMap::new))
                .values();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldBeValid(String name) {
        assertThat(Manifests.of(name))
                .allSatisfy(resource -> assertThat(schemas.faults(resource))
                        .as("%s of %s", resource, name)
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldFindAnUnknownFieldWhereverItIs(Resource resource) {
        // Given
        List<String> missed = new ArrayList<>();

        // When
        for (String path : paths(resource.node(), "")) {
            JsonNode copy = resource.node().deepCopy();
            if (copy.at(path) instanceof ObjectNode object) {
                object.put("sabotage", true);
                if (schemas.faults(new Resource(copy)).isEmpty()) {
                    missed.add(path);
                }
            }
        }

        // Then
        assertThat(missed).as("%s", resource).isSubsetOf(free(resource));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldFindAWrongTypeWhereverItIs(Resource resource) {
        // Given
        List<String> missed = new ArrayList<>();

        // When
        for (String path : paths(resource.node(), "")) {
            JsonNode copy = resource.node().deepCopy();
            if (copy.at(path).isValueNode()) {
                replaceByList(copy, path);
                if (schemas.faults(new Resource(copy)).isEmpty()) {
                    missed.add(path);
                }
            }
        }

        // Then
        assertThat(missed.stream().map(path -> path.replaceFirst("/[^/]*$", "")))
                .as("%s: %s", resource, missed)
                .isSubsetOf(free(resource));
    }

    /** What takes any JSON: a broker's own settings. */
    private static List<String> free(Resource resource) {
        return resource.kind().equals("Kafka") ? List.of("/spec/kafka/config") : List.of("/spec/config");
    }

    private static void replaceByList(JsonNode root, String path) {
        int last = path.lastIndexOf('/');
        JsonNode parent = root.at(path.substring(0, last));
        String key = path.substring(last + 1).replace("~1", "/");
        if (parent instanceof ObjectNode object) {
            object.putArray(key).add(true);
        } else if (parent instanceof ArrayNode array) {
            array.setNull(Integer.parseInt(key));
        }
    }

    private static List<String> paths(JsonNode node, String path) {
        List<String> paths = new ArrayList<>(List.of(path));
        node.properties()
                .forEach(field -> paths.addAll(
                        paths(field.getValue(), path + "/" + field.getKey().replace("/", "~1"))));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            paths.addAll(paths(node.get(i), path + "/" + i));
        }
        return paths;
    }
}
