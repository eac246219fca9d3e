package dev.pgfit.kubernetes.network;

import dev.pgfit.kubernetes.render.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who there is to talk: the pods that are rendered, those that operators and the installer make, and neighbours. */
final class Peers {
    private static final String NAME = "app.kubernetes.io/name";
    private static final String CONSUMER = "pgfit.dev/decision-consumer";

    private Peers() {}

    static List<Peer> of(List<Resource> resources) {
        List<Peer> peers = new ArrayList<>(neighbours());
        for (Resource resource : resources) {
            String name = resource.name();
            switch (resource.kind()) {
                case "Deployment" ->
                    peers.add(new Peer(
                            name,
                            resource.namespace(),
                            Resource.strings(resource.node().at("/spec/template/metadata/labels"))));
                case "Kafka" -> {
                    // strimzi.io: labels of the pods of a cluster
                    peers.add(byOperator("kafka brokers", "strimzi.io/name", name + "-kafka"));
                    peers.add(byOperator("entity operator", "strimzi.io/name", name + "-entity-operator"));
                }
                case "Cluster" -> peers.add(byOperator("database", "cnpg.io/cluster", name));
                default -> {
                    // makes no pods
                }
            }
        }
        return peers;
    }

    private static Peer byOperator(String name, String label, String value) {
        return new Peer(name, "pgfit", Map.of(label, value));
    }

    /** Those that are let in somewhere, and some that are not. */
    private static List<Peer> neighbours() {
        return List.of(
                new Peer("candidates", "pgfit-candidates", Map.of("pgfit.dev/candidate", "pglite")),
                new Peer("DNS", "kube-system", Map.of("k8s-app", "kube-dns")),
                new Peer("Prometheus", "monitoring", Map.of(NAME, "prometheus")),
                new Peer("KEDA", "keda", Map.of("app", "keda-operator")),
                new Peer("CloudNativePG", "cnpg-system", Map.of(NAME, "cloudnative-pg")),
                new Peer("collector", "observability", Map.of(NAME, "opentelemetry-collector")),
                new Peer("gateway", "gateway", Map.of()),
                new Peer("ingress controller", "ingress-nginx", Map.of()),
                new Peer("decision consumers", "elsewhere", Map.of(CONSUMER, "true")),
                new Peer("decision consumers in pgfit", "pgfit", Map.of(CONSUMER, "true")),
                new Peer("stranger", "elsewhere", Map.of(NAME, "decision-service")),
                new Peer("stranger in pgfit", "pgfit", Map.of(NAME, "other")),
                new Peer("stranger in monitoring", "monitoring", Map.of(NAME, "other")),
                Peer.outside("outside"));
    }
}
