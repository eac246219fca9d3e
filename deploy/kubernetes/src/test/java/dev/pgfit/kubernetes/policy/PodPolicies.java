package dev.pgfit.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Policies of each pod by itself. */
final class PodPolicies {
    /** Volume types of the Pod Security Standard "restricted". */
    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    private static final Pattern IMAGE = Pattern.compile("[^/]+(/[^/:]+)+:[\\w.-]+(@sha256:[0-9a-f]{64})?");
    private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|TOKEN|JAAS|CREDENTIAL|PRIVATE");

    private PodPolicies() {}

    /**
     * The Pod Security Standard "restricted" (kubernetes.io/docs/concepts/security/pod-security-standards), and on top of it
     * a read-only root file system and a user by number.
     */
    static final Policy RESTRICTED = each((pod, faults) -> {
        JsonNode spec = pod.spec();
        for (String shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
            if (spec.path(shared).asBoolean()) {
                faults.add(shared);
            }
        }
        JsonNode context = spec.path("securityContext");
        if (!context.path("runAsNonRoot").asBoolean()
                || context.path("runAsUser").asLong() == 0) {
            faults.add("may run as root");
        }
        if (!context.at("/seccompProfile/type").asText().equals("RuntimeDefault")) {
            faults.add("no seccomp profile");
        }
        Pod.elements(spec.path("volumes"))
                .flatMap(volume -> volume.propertyStream())
                .map(Map.Entry::getKey)
                .filter(type -> !type.equals("name") && !VOLUMES.contains(type))
                .forEach(type -> faults.add("volume of type " + type));
        for (JsonNode container : pod.containers()) {
            containerFaults(container, faults);
        }
    });

    /** What it needs and what it may take is said, so that the scheduler and the kubelet know. */
    static final Policy SIZED = each((pod, faults) -> {
        for (JsonNode container : pod.containers()) {
            for (String pointer : List.of("/requests/cpu", "/requests/memory", "/limits/cpu", "/limits/memory")) {
                if (container.path("resources").at(pointer).isMissingNode()) {
                    faults.add("no " + pointer);
                }
            }
        }
    });

    static final Policy PROBED = each((pod, faults) -> {
        for (JsonNode container : pod.spec().path("containers")) {
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                if (!container.has(probe)) {
                    faults.add("no " + probe);
                }
            }
        }
    });

    /** One account per workload; only the installer, which creates pods, holds a token of the API server. */
    static final Policy IDENTIFIED = each((pod, faults) -> {
        if (!pod.spec().path("serviceAccountName").asText().equals(pod.name())) {
            faults.add("runs as " + pod.spec().path("serviceAccountName"));
        }
        JsonNode token = pod.spec().path("automountServiceAccountToken");
        if (!token.isBoolean() || token.asBoolean() != pod.name().equals("installer-service")) {
            faults.add("token: " + token);
        }
        if (pod.spec().path("enableServiceLinks").asBoolean(true)) {
            faults.add("variables for Services, which Kafka's client would take for settings");
        }
    });

    /** From a registry that is named, in a version that is named. */
    static final Policy IMAGED = each((pod, faults) -> {
        for (JsonNode container : pod.containers()) {
            String image = container.path("image").asText();
            if (!IMAGE.matcher(image).matches() || image.contains(":latest")) {
                faults.add("image " + image);
            }
        }
    });

    /** Secrets come by reference. */
    static final Policy DISCREET = each((pod, faults) -> pod.variables()
            .filter(variable -> SECRET.matcher(variable.path("name").asText()).find())
            .filter(variable -> variable.at("/valueFrom/secretKeyRef").isMissingNode())
            .forEach(variable -> faults.add(variable.path("name") + " in plain text")));

    private static void containerFaults(JsonNode container, List<String> faults) {
        JsonNode context = container.path("securityContext");
        if (context.path("privileged").asBoolean()
                || context.path("allowPrivilegeEscalation").asBoolean(true)
                || context.path("procMount").asText("Default").equals("Unmasked")) {
            faults.add("may gain privileges");
        }
        if (!context.at("/capabilities/drop/0").asText().equals("ALL")
                || !context.at("/capabilities/add").isMissingNode()) {
            faults.add("keeps capabilities");
        }
        if (!context.path("readOnlyRootFilesystem").asBoolean()) {
            faults.add("may write into its root file system");
        }
        // the pod's say, which a container's would overrule
        for (String overruling : List.of("runAsUser", "runAsNonRoot", "seccompProfile")) {
            if (context.has(overruling)) {
                faults.add("a container's own " + overruling);
            }
        }
        if (Pod.elements(container.path("ports")).anyMatch(port -> port.has("hostPort"))) {
            faults.add("a port of the node");
        }
    }

    private static Policy each(BiConsumer<Pod, List<String>> check) {
        return resources -> {
            List<String> all = new ArrayList<>();
            for (Pod pod : Pod.of(resources)) {
                List<String> faults = new ArrayList<>();
                check.accept(pod, faults);
                faults.forEach(fault -> all.add(pod + ": " + fault));
            }
            return all;
        };
    }
}
