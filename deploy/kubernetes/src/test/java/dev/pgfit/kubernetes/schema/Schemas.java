package dev.pgfit.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.kubernetes.render.Resource;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The schemas of every kind that is used here. Java models of Maven Central: Kubernetes, the Gateway API and the Prometheus
 * operator by fabric8, Strimzi by its own project. Typings of npm: Kubernetes once more, which knows what is required, KEDA
 * and CloudNativePG.
 */
final class Schemas {
    private static final Schema METADATA = new ModelSchema(ObjectMeta.class);

    private static final Map<String, Schema> MODELS = Map.ofEntries(
            model("v1", Namespace.class),
            model("v1", ConfigMap.class),
            model("v1", Secret.class),
            model("v1", Service.class),
            model("v1", ServiceAccount.class),
            model("v1", PersistentVolumeClaim.class),
            model("v1", ResourceQuota.class),
            model("apps/v1", Deployment.class),
            model("autoscaling/v2", HorizontalPodAutoscaler.class),
            model("networking.k8s.io/v1", NetworkPolicy.class),
            model("networking.k8s.io/v1", Ingress.class),
            model("policy/v1", PodDisruptionBudget.class),
            model("rbac.authorization.k8s.io/v1", Role.class),
            model("rbac.authorization.k8s.io/v1", RoleBinding.class),
            model("gateway.networking.k8s.io/v1", HTTPRoute.class),
            model("monitoring.coreos.com/v1", PodMonitor.class),
            model("monitoring.coreos.com/v1", PrometheusRule.class),
            model("kafka.strimzi.io/v1", Kafka.class),
            model("kafka.strimzi.io/v1", KafkaNodePool.class),
            model("kafka.strimzi.io/v1", KafkaTopic.class),
            model("kafka.strimzi.io/v1", KafkaUser.class));

    private final Map<String, Schema> typings;

    Schemas(Map<String, Schema> typings) {
        this.typings = typings;
    }

    /** What is wrong with a resource by the schemas of its kind. A kind without any is a fault. */
    List<String> faults(Resource resource) {
        String kind = resource.apiVersion() + " " + resource.kind();
        List<String> faults = new ArrayList<>(METADATA.faults(resource.node().path("metadata")));
        Schema model = MODELS.get(kind);
        Schema typing = typings.get(kind);
        if (model == null && typing == null) {
            faults.add("no schema of " + kind);
        }
        if (model != null) {
            faults.addAll(model.faults(resource.node()));
        }
        if (typing != null) {
            faults.addAll(typing.faults(resource.node()));
        }
        nulls(resource.node(), "", faults);
        return faults;
    }

    /** A field without a value is one that somebody forgot. */
    private static void nulls(JsonNode node, String path, List<String> faults) {
        if (node.isNull()) {
            faults.add(path + " has no value");
        }
        node.properties().forEach(field -> nulls(field.getValue(), path + "/" + field.getKey(), faults));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            nulls(node.get(i), path + "/" + i, faults);
        }
    }

    private static Map.Entry<String, Schema> model(String apiVersion, Class<?> model) {
        return Map.entry(apiVersion + " " + model.getSimpleName(), new ModelSchema(model));
    }
}
