package dev.pgfit.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.kubernetes.render.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * Pods that an operator makes keep to "restricted", too, and say what they need. CloudNativePG's do so by themselves; Strimzi's
 * only with what their templates say.
 */
final class OperatorPods implements Policy {
    @Override
    public List<String> faults(List<Resource> resources) {
        List<String> faults = new ArrayList<>();
        for (Resource resource : resources) {
            JsonNode spec = resource.node().path("spec");
            switch (resource.kind()) {
                case "KafkaNodePool" -> {
                    template(resource, spec.path("template"), List.of("kafkaContainer"), faults);
                    size(resource, spec, faults);
                }
                case "Kafka" -> {
                    JsonNode operators = spec.path("entityOperator");
                    template(
                            resource,
                            operators.path("template"),
                            List.of("topicOperatorContainer", "userOperatorContainer"),
                            faults);
                    size(resource, operators.path("topicOperator"), faults);
                    size(resource, operators.path("userOperator"), faults);
                }
                case "Cluster" -> size(resource, spec, faults);
                default -> {
                    // makes no pods
                }
            }
        }
        return faults;
    }

    private static void template(Resource by, JsonNode template, List<String> containers, List<String> faults) {
        JsonNode pod = template.at("/pod/securityContext");
        if (!pod.path("runAsNonRoot").asBoolean()
                || !pod.at("/seccompProfile/type").asText().equals("RuntimeDefault")) {
            faults.add(by + ": pods are not restricted");
        }
        for (String container : containers) {
            JsonNode context = template.path(container).path("securityContext");
            if (context.path("allowPrivilegeEscalation").asBoolean(true)
                    || !context.at("/capabilities/drop/0").asText().equals("ALL")) {
                faults.add(by + ": " + container + " is not restricted");
            }
        }
    }

    private static void size(Resource by, JsonNode sized, List<String> faults) {
        for (String pointer : List.of("/requests/cpu", "/requests/memory", "/limits/cpu", "/limits/memory")) {
            if (sized.path("resources").at(pointer).isMissingNode()) {
                faults.add(by + ": no " + pointer);
            }
        }
    }
}
