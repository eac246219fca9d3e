package dev.pgfit.kubernetes.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.kubernetes.render.Resource;
import java.util.List;
import java.util.Locale;

/**
 * What NetworkPolicies allow together (kubernetes.io/docs/concepts/services-networking/network-policies): a pod that no
 * policy selects in a direction is open; one that some do is open to what any of them lists.
 */
final class Policies {
    private final List<Resource> policies;

    Policies(List<Resource> resources) {
        this.policies = resources.stream()
                .filter(resource -> resource.kind().equals("NetworkPolicy"))
                .toList();
    }

    boolean allow(Peer from, Peer to, int port) {
        return allows(from, "Egress", to, port) && allows(to, "Ingress", from, port);
    }

    /** Whether nothing at all is allowed in this direction unless it is listed. */
    boolean isClosed(Peer pod, String direction) {
        return policies.stream().anyMatch(policy -> applies(policy, pod, direction));
    }

    private boolean allows(Peer pod, String direction, Peer other, int port) {
        List<Resource> applying = policies.stream()
                .filter(policy -> applies(policy, pod, direction))
                .toList();
        return applying.isEmpty()
                || applying.stream()
                        .flatMap(policy -> policy.node()
                                .at("/spec/" + direction.toLowerCase(Locale.ROOT))
                                .valueStream()
                                .filter(rule -> lists(rule, direction, other, policy.namespace(), port)))
                        .findAny()
                        .isPresent();
    }

    private static boolean applies(Resource policy, Peer pod, String direction) {
        return pod.isPod()
                && pod.isSelectedBy(policy)
                && policy.node()
                        .at("/spec/policyTypes")
                        .valueStream()
                        .anyMatch(type -> type.asText().equals(direction));
    }

    private static boolean lists(JsonNode rule, String direction, Peer other, String namespace, int port) {
        JsonNode peers = rule.path(direction.equals("Egress") ? "to" : "from");
        JsonNode ports = rule.path("ports");
        boolean peer = peers.isEmpty() || peers.valueStream().anyMatch(one -> other.isMeantBy(one, namespace));
        return peer && (ports.isEmpty() || ports.valueStream().anyMatch(one -> covers(one, port)));
    }

    private static boolean covers(JsonNode range, int port) {
        int first = range.path("port").asInt();
        return first <= port && port <= range.path("endPort").asInt(first);
    }
}
