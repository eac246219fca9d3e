package dev.pgfit.installer.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import java.util.List;
import java.util.Map;

/**
 * The candidates' own namespace, where nobody has made it: what deploy/kubernetes makes with more knowledge of who talks
 * to whom. One that is there is used as it is.
 */
final class CandidatesNamespace {
    private static final String NAME = "candidates";

    private CandidatesNamespace() {}

    /** The namespace and what limits it, in the order of creation. */
    static List<HasMetadata> of(KubernetesSettings settings) {
        return List.of(namespace(settings), quota(settings), network(settings));
    }

    private static HasMetadata namespace(KubernetesSettings settings) {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(settings.namespace())
                .addToLabels(Labels.PART_OF, Labels.PGFIT)
                .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                .addToLabels("pod-security.kubernetes.io/enforce-version", "latest")
                .endMetadata()
                .build();
    }

    private static HasMetadata quota(KubernetesSettings settings) {
        KubernetesSettings.Quota quota = settings.quota();
        return new ResourceQuotaBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(settings.namespace())
                .addToLabels(Labels.PART_OF, Labels.PGFIT)
                .endMetadata()
                .withNewSpec()
                .withHard(Map.of(
                        "pods", new Quantity(Integer.toString(quota.pods())),
                        "limits.memory", new Quantity(quota.memory()),
                        "limits.cpu", new Quantity(quota.cpu())))
                .endSpec()
                .build();
    }

    /** A candidate answers on its two ports, and calls nobody. */
    private static HasMetadata network(KubernetesSettings settings) {
        return new NetworkPolicyBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(settings.namespace())
                .addToLabels(Labels.PART_OF, Labels.PGFIT)
                .endMetadata()
                .withNewSpec()
                .withNewPodSelector()
                .endPodSelector()
                .withPolicyTypes("Ingress", "Egress")
                .addNewIngress()
                .addNewPort()
                .withProtocol("TCP")
                .withPort(new IntOrString(settings.port()))
                .endPort()
                .addNewPort()
                .withProtocol("TCP")
                .withPort(new IntOrString(settings.usagePort()))
                .endPort()
                .endIngress()
                .endSpec()
                .build();
    }
}
