package dev.pgfit.kubernetes.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgfit.kubernetes.render.Kustomize;
import dev.pgfit.kubernetes.render.Manifests;
import dev.pgfit.kubernetes.render.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyTest {
    private static final Map<String, Policy> POLICIES = new TreeMap<>(Map.of(
            "restricted", PodPolicies.RESTRICTED,
            "sized", PodPolicies.SIZED,
            "probed", PodPolicies.PROBED,
            "identified", PodPolicies.IDENTIFIED,
            "imaged", PodPolicies.IMAGED,
            "discreet", PodPolicies.DISCREET,
            "references", new References(),
            "scaling", new Scaling(),
            "namespaces", new Namespaces(),
            "operators", new OperatorPods()));

    @BeforeAll
    static void needsKubectl() {
        assumeTrue(Kustomize.whyNot().isEmpty(), () -> Kustomize.whyNot().orElseThrow());
    }

    static Stream<String> namesAndPolicies() {
        return Manifests.names().stream()
                .flatMap(name -> POLICIES.keySet().stream().map(policy -> name + ": " + policy));
    }

    @ParameterizedTest
    @MethodSource("namesAndPolicies")
    void shouldBeKept(String nameAndPolicy) {
        // Given
        String[] parts = nameAndPolicy.split(": ");
        List<Resource> resources = Manifests.of(parts[0]);

        // Then
        assertThat(policy(parts[1]).faults(resources)).isEmpty();
    }

    /** In the overlay prod, the value at a place of a resource is exchanged, or taken away where there is no new one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            restricted | Deployment monitor-service | /spec/template/spec/securityContext/runAsNonRoot | false
            restricted | Deployment monitor-service | /spec/template/spec/securityContext/runAsUser | 0
            restricted | Deployment monitor-service | /spec/template/spec/securityContext/seccompProfile |
            restricted | Deployment monitor-service | /spec/template/spec/hostNetwork | true
            restricted | Deployment monitor-service | /spec/template/spec/volumes/0 | {"name": "tmp", "hostPath": {"path": "/tmp"}}
            restricted | Deployment monitor-service | /spec/template/spec/containers/0/securityContext |
            restricted | Deployment monitor-service | /spec/template/spec/containers/0/securityContext/readOnlyRootFilesystem |
            restricted | Deployment monitor-service | /spec/template/spec/containers/0/securityContext/allowPrivilegeEscalation | true
            restricted | Deployment monitor-service | /spec/template/spec/containers/0/securityContext/capabilities/drop/0 | "KILL"
            restricted | Deployment monitor-service | /spec/template/spec/containers/0/securityContext/capabilities/add | ["SYS_ADMIN"]
            restricted | Deployment monitor-service | /spec/template/spec/containers/0/securityContext/runAsUser | 0
            restricted | Deployment monitor-service | /spec/template/spec/containers/0/ports/0/hostPort | 8080
            sized | Deployment monitor-service | /spec/template/spec/containers/0/resources/limits/memory |
            sized | Deployment monitor-service | /spec/template/spec/containers/0/resources/requests |
            probed | Deployment monitor-service | /spec/template/spec/containers/0/startupProbe |
            probed | Deployment monitor-service | /spec/template/spec/containers/0/livenessProbe |
            probed | Deployment monitor-service | /spec/template/spec/containers/0/readinessProbe |
            identified | Deployment monitor-service | /spec/template/spec/serviceAccountName |
            identified | Deployment monitor-service | /spec/template/spec/automountServiceAccountToken | true
            identified | Deployment monitor-service | /spec/template/spec/enableServiceLinks |
            imaged | Deployment monitor-service | /spec/template/spec/containers/0/image | "registry.example.com/pgfit/monitor-service:latest"
            imaged | Deployment monitor-service | /spec/template/spec/containers/0/image | "registry.example.com/pgfit/monitor-service"
            imaged | Deployment monitor-service | /spec/template/spec/containers/0/image | "monitor-service:0.1.0"
            discreet | Deployment monitor-service | /spec/template/spec/containers/0/env/0 | {"name": "DB_PASSWORD", "value": "1"}
            references | Deployment monitor-service | /spec/template/spec/serviceAccountName | "nobody"
            references | Deployment monitor-service | /spec/template/spec/containers/0/envFrom/0/configMapRef/name | "none"
            references | Deployment monitor-service | /spec/template/spec/containers/0/env/0/valueFrom/secretKeyRef/name | "none"
            references | Deployment monitor-service | /spec/template/spec/containers/0/env/0/valueFrom/secretKeyRef/key | "none"
            references | Deployment monitor-service | /spec/template/spec/volumes/0/name | "other"
            references | Deployment decision-service | /spec/template/spec/containers/0/env/7/valueFrom/configMapKeyRef/key | "none"
            references | Deployment decision-service | /spec/template/metadata/labels/app.kubernetes.io~1name | "other"
            references | Service decision-service | /spec/ports/0/targetPort | 8081
            references | HTTPRoute decision-service | /spec/rules/0/backendRefs/0/port | 81
            references | HTTPRoute decision-service | /spec/rules/0/backendRefs/0/name | "other"
            references | RoleBinding installer-service | /subjects/0/namespace | "default"
            references | RoleBinding installer-service | /roleRef/name | "other"
            references | TriggerAuthentication kafka | /spec/secretTargetRef/0/key | "none"
            references | TriggerAuthentication kafka | /spec/configMapTargetRef/0/name | "none"
            references | ScaledObject monitor-service | /spec/triggers/0/authenticationRef/name | "none"
            scaling | PodDisruptionBudget monitor-service | /spec/selector/matchLabels/app.kubernetes.io~1name | "other"
            scaling | HorizontalPodAutoscaler decision-service | /spec/scaleTargetRef/name | "other"
            scaling | HorizontalPodAutoscaler decision-service | /spec/scaleTargetRef/name | "monitor-service"
            scaling | ScaledObject monitor-service | /spec/scaleTargetRef/name | "other"
            scaling | Deployment monitor-service | /spec/replicas | 2
            scaling | Deployment installer-service | /spec/template/spec/affinity |
            scaling | Deployment installer-service | /spec/template/spec/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/0/topologyKey | "zone"
            operators | KafkaNodePool kafka | /spec/template/pod/securityContext/runAsNonRoot | false
            operators | KafkaNodePool kafka | /spec/template/kafkaContainer |
            operators | KafkaNodePool kafka | /spec/resources/limits |
            operators | Kafka pgfit | /spec/entityOperator/template/userOperatorContainer |
            operators | Kafka pgfit | /spec/entityOperator/topicOperator/resources/requests/cpu |
            operators | Cluster pgfit-database | /spec/resources/limits/memory |
            namespaces | Namespace pgfit | /metadata/labels/pod-security.kubernetes.io~1enforce | "baseline"
            namespaces | Namespace pgfit-candidates | /metadata/labels |
            namespaces | ResourceQuota candidates | /spec/hard/pods |
            namespaces | Role installer-service | /metadata/namespace | "pgfit"
            namespaces | Role installer-service | /rules/0/verbs/0 | "*"
            namespaces | Service monitor-service | /metadata/namespace | "default"
            """)
    void shouldFindWhatBreaksIt(String policy, String kindAndName, String pointer, @Nullable String value)
            throws Exception {
        // Given
        String[] resource = kindAndName.split(" ");
        List<Resource> sound = Manifests.of("prod");
        @Nullable JsonNode replacement = value == null ? null : new ObjectMapper().readTree(value);

        // When
        List<Resource> broken = new ArrayList<>();
        for (Resource each : sound) {
            JsonNode copy = each.node().deepCopy();
            if (each.is(resource[0], resource[1])) {
                exchange(copy, pointer, replacement);
                assertThat(copy).as("nothing was broken").isNotEqualTo(each.node());
            }
            broken.add(new Resource(copy));
        }

        // Then
        assertThat(policy(policy).faults(broken)).isNotEmpty();
    }

    private static Policy policy(String name) {
        return Objects.requireNonNull(POLICIES.get(name), name);
    }

    private static void exchange(JsonNode root, String pointer, @Nullable JsonNode value) {
        int last = pointer.lastIndexOf('/');
        JsonNode parent = root.at(pointer.substring(0, last));
        String key = pointer.substring(last + 1).replace("~1", "/");
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(key), value);
        } else if (value == null) {
            ((ObjectNode) parent).remove(key);
        } else {
            ((ObjectNode) parent).set(key, value);
        }
    }
}
