package dev.pgfit.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.kubernetes.render.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The pods that a workload makes. */
record Pod(Resource workload) {
    /** All that is rendered. */
    static List<Pod> of(List<Resource> resources) {
        return resources.stream()
                .filter(resource -> resource.node().at("/spec/template/spec").has("containers"))
                .map(Pod::new)
                .toList();
    }

    String name() {
        return workload.name();
    }

    String namespace() {
        return workload.namespace();
    }

    Map<String, String> labels() {
        return Resource.strings(workload.node().at("/spec/template/metadata/labels"));
    }

    JsonNode spec() {
        return workload.node().at("/spec/template/spec");
    }

    /** Of every kind. */
    List<JsonNode> containers() {
        return Stream.of("containers", "initContainers", "ephemeralContainers")
                .flatMap(kind -> elements(spec().path(kind)))
                .toList();
    }

    /** Variables of all containers. */
    Stream<JsonNode> variables() {
        return containers().stream().flatMap(container -> elements(container.path("env")));
    }

    static Stream<JsonNode> elements(JsonNode list) {
        return list.valueStream();
    }

    @Override
    public String toString() {
        return workload.toString();
    }
}
